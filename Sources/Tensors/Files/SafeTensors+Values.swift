import Foundation

extension SafeTensors {
  /// Reads one tensor as plain numbers, without loading libtorch.
  ///
  /// - Returns: Its shape and its values, row-major.
  /// - Complexity: O(values) of that tensor; the others are not read.
  package static func values(
    _ name: String, in path: String
  ) throws(TensorError) -> (shape: [Int], values: [Double]) {
    do throws(TensorFileFault) {
      let file = try SafeTensorsFile(path)
      guard let entry = file.header.entries.first(where: { $0.name == name }) else {
        throw TensorFileFault.missing(name: name)
      }
      return (entry.shape, file.values(entry))
    } catch {
      throw .file(path: path, error)
    }
  }
}

extension SafeTensorsFile {
  fileprivate func values(_ entry: SafeTensorsHeader.Entry) -> [Double] {
    let bytes = bytes(entry)
    switch entry.dtype {
    case .float64: return decoded(bytes) { (bits: UInt64) in Double(bitPattern: bits) }
    case .float32: return decoded(bytes) { (bits: UInt32) in Double(Float(bitPattern: bits)) }
    case .float16: return decoded(bytes) { (bits: UInt16) in half(bits) }
    case .bfloat16:
      return decoded(bytes) { (bits: UInt16) in Double(Float(bitPattern: UInt32(bits) << 16)) }
    case .int64: return decoded(bytes) { (number: Int64) in Double(number) }
    case .int32: return decoded(bytes) { (number: Int32) in Double(number) }
    case .uint8, .bool: return bytes.map { Double($0) }
    }
  }

  private func decoded<Bits: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: [UInt8], _ number: (Bits) -> Double
  ) -> [Double] {
    bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: MemoryLayout<Bits>.size).map {
        number(Bits(littleEndian: raw.loadUnaligned(fromByteOffset: $0, as: Bits.self)))
      }
    }
  }

  /// Half precision: 1 bit of sign, 5 of exponent, 10 of fraction.
  private func half(_ bits: UInt16) -> Double {
    let sign: Double = bits >> 15 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 31)
    let fraction = Double(bits & 1023) / 1024
    switch exponent {
    case 0: return sign * fraction * 0x1p-14
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
