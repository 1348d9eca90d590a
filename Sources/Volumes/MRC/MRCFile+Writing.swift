extension MRCFile {
  /// Writes labels as mode 0, reals as mode 2.
  static func write(_ raster: Raster) throws(VolumeFileError) {
    let shape = raster.shape
    guard let sides = shape.int32Sides else {
      throw .unwritable(path: raster.path, reason: "MRC's sides have 32 bits")
    }
    let (mode, range): (Int32, (Double, Double))
    switch raster.scalars {
    case .bytes: (mode, range) = (0, (0, 3))
    case .reals(let values):
      (mode, range) = (2, (Double(values.min() ?? 0), Double(values.max() ?? 0)))
    case .integers, .wide:
      throw .unwritable(path: raster.path, reason: "MRC holds no such numbers")
    }
    let spacing = raster.spacing ?? Spacing(cube: 1)
    try check(spacing, sides, raster.path)
    var header = header(sides, mode, range, spacing)
    if let labels = raster.labels { note(labels, in: &header) }
    try writeBytes([header, raster.scalars.littleEndian], to: raster.path)
  }

  /// Refuses lengths that the header, which holds the cell in Å as reals of 32 bits, would change.
  private static func check(
    _ spacing: Spacing, _ sides: [Int32], _ path: String
  ) throws(VolumeFileError) {
    for (side, length) in zip(sides, [spacing.x, spacing.y, spacing.z]) {
      let cell = Float(Double(side) * length * angstroms)
      let back = Double(cell) / Double(side) / angstroms
      // Reals of 32 bits hold seven digits.
      guard cell.isFinite, abs(back - length) <= 1e-6 * length else {
        throw .unwritable(
          path: path,
          reason: "MRC holds lengths as reals of 32 bits, and a voxel of \(length) nm is none")
      }
    }
  }

  private static func header(
    _ sides: [Int32], _ mode: Int32, _ range: (Double, Double), _ spacing: Spacing
  ) -> [UInt8] {
    let lengths = zip(sides, [spacing.x, spacing.y, spacing.z]).map { Double($0) * $1 * angstroms }
    var words = [UInt32](repeating: 0, count: headerSize / 4)
    func put(whole values: [Int32], at start: Int) {
      for (index, value) in values.enumerated() { words[start + index] = UInt32(bitPattern: value) }
    }
    func put(reals values: [Double], at start: Int) {
      for (index, value) in values.enumerated() { words[start + index] = Float(value).bitPattern }
    }
    put(whole: sides + [mode], at: 0)
    put(whole: sides, at: 7)
    put(reals: lengths + [90, 90, 90], at: 10)
    put(whole: [1, 2, 3], at: 16)
    // A mean below the minimum means that it was not determined; space group 1 means a volume.
    put(reals: [range.0, range.1, range.0 - 1], at: 19)
    put(whole: [1], at: 22)
    put(whole: [20140], at: 27)
    put(reals: [-1], at: 54)
    var bytes = littleEndian(words)
    bytes.replaceSubrange(208..<214, with: mark + [0x44, 0x44])
    return bytes
  }

  private static func note(_ labels: LabelMap, in header: inout [UInt8]) {
    header[220] = 1
    let line = Array("\(labelsMark)\(labels)".utf8)
    let padded = line.prefix(80) + repeatElement(UInt8(ascii: " "), count: max(0, 80 - line.count))
    header.replaceSubrange(224..<304, with: padded)
  }
}

extension Shape {
  /// nx, ny, nz, where each fits in 32 bits.
  fileprivate var int32Sides: [Int32]? {
    let sides = [nx, ny, nz].compactMap { Int32(exactly: $0) }
    return sides.count == 3 ? sides : nil
  }
}
