/// Writes a NumPy array of shape (z, y, x) in C order, version 1: `|u1`, `<i4`, `<f4` or `<f8`.
struct NPYWriter {
  private let raster: Raster
  private let type: ScalarType

  init(_ raster: Raster, isDouble: Bool = false) {
    self.raster = raster
    type = raster.scalars.type(isDouble: isDouble)
  }

  func write() throws(VolumeFileError) {
    try writeBytes([header, raster.scalars.littleEndian(as: type)], to: raster.path)
  }

  /// Padded with blanks so that the data start at a multiple of 64 bytes.
  private var header: [UInt8] {
    let shape = raster.shape
    let text =
      "{'descr': '\(descr)', 'fortran_order': False,"
      + " 'shape': (\(shape.nz), \(shape.ny), \(shape.nx)), }"
    let start = NPY.magic.count + 4
    let blanks = 63 - (start + text.utf8.count) % 64
    let length = UInt16(text.utf8.count + blanks + 1)
    return NPY.magic + [1, 0, UInt8(length & 0xff), UInt8(length >> 8)] + Array(text.utf8)
      + [UInt8](repeating: UInt8(ascii: " "), count: blanks) + [UInt8(ascii: "\n")]
  }

  private var descr: String {
    switch type {
    case .uint8: "|u1"
    case .float32: "<f4"
    case .float64: "<f8"
    default: "<i4"
    }
  }
}

extension Scalars {
  /// How a file stores the values; reals take 64 bits where asked.
  func type(isDouble: Bool = false) -> ScalarType {
    switch self {
    case .bytes: .uint8
    case .integers: .int32
    case .wide: .int64
    case .reals: isDouble ? .float64 : .float32
    }
  }

  /// The values as they lie in a little-endian file.
  var littleEndian: [UInt8] { littleEndian(as: type()) }

  /// The values as they lie in a little-endian file that stores `type`.
  func littleEndian(as type: ScalarType) -> [UInt8] {
    switch self {
    case .bytes(let values): values
    case .integers(let values): Volumes.littleEndian(values.map { UInt32(bitPattern: $0) })
    case .wide(let values): Volumes.littleEndian(values.map { UInt64(bitPattern: $0) })
    case .reals(let values) where type == .float64:
      Volumes.littleEndian(values.map { Double($0).bitPattern })
    case .reals(let values): Volumes.littleEndian(values.map(\.bitPattern))
    }
  }
}

/// The bytes of `words`, each from its lowest byte up.
func littleEndian<Word: FixedWidthInteger>(_ words: [Word]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(words.count * Word.bitWidth / 8)
  for word in words {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
  return bytes
}
