import Foundation

/// Numbers that are stored as a blob of little-endian 64-bit floats.
@propertyWrapper
package struct NumberBlob: Codable, Equatable, Sendable {
  package var wrappedValue: [Double]

  package init(wrappedValue: [Double]) { self.wrappedValue = wrappedValue }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let bytes = [UInt8](try container.decode(Data.self))
    guard bytes.count.isMultiple(of: 8) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(bytes.count) bytes are no whole 64-bit numbers")
    }
    wrappedValue = stride(from: 0, to: bytes.count, by: 8).map { start in
      let bits = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << (8 * $1) }
      return Double(bitPattern: bits)
    }
    guard wrappedValue.allSatisfy(\.isFinite) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "the numbers are not all finite")
    }
  }

  /// Throws unless all numbers are finite.
  package func encode(to encoder: any Encoder) throws {
    guard wrappedValue.allSatisfy(\.isFinite) else {
      throw EncodingError.invalidValue(
        wrappedValue,
        .init(codingPath: encoder.codingPath, debugDescription: "the numbers are not all finite"))
    }
    var container = encoder.singleValueContainer()
    try container.encode(
      wrappedValue.reduce(into: Data(capacity: 8 * wrappedValue.count)) { data, value in
        withUnsafeBytes(of: value.bitPattern.littleEndian) { data.append(contentsOf: $0) }
      })
  }
}
