/// Reads and writes MRC, the maps of electron tomography: a header of 1024 bytes, then voxels.
///
/// - Source: CCP-EM, MRC2014 file format.
enum MRCFile {
  static func read(_ file: FileBytes) throws(VolumeFileError) -> Raster {
    guard Array(try file.slice("the header's MAP, byte 208,", from: 208, count: 4)) == mark else {
      throw file.malformed("the header's MAP, byte 208,", "missing", allowed: "the letters MAP")
    }
    let order = try byteOrder(file)
    let sides = try words([0, 4, 8], "the header's nx ny nz", file, order)
    guard let shape = Shape(checking: sides[0], sides[1], sides[2]) else {
      throw file.malformed(
        "the header's nx ny nz, byte 0,", "\(sides)", allowed: "sides of at least 1")
    }
    try checkAxes(file, order)
    let scalars = try voxels(shape, file, order)
    return Raster(
      path: file.path, shape: shape, spacing: try spacing(file, order), labels: labels(file),
      scalars: scalars)
  }

  private static func byteOrder(_ file: FileBytes) throws(VolumeFileError) -> ByteOrder {
    let stamp = Array(try file.slice("the header's machine stamp", from: 212, count: 2))
    switch stamp {
    case [0x44, 0x44], [0x44, 0x41]: return .little
    case [0x11, 0x11]: return .big
    default:
      throw file.malformed(
        "the header's machine stamp, byte 212,", "\(stamp)", allowed: "68 68, 68 65 or 17 17")
    }
  }

  private static func words(
    _ offsets: [Int], _ field: String, _ file: FileBytes, _ order: ByteOrder
  ) throws(VolumeFileError) -> [Int] {
    var words: [Int] = []
    for offset in offsets {
      words.append(Int(try file.word(Int32.self, field, at: offset, order: order)))
    }
    return words
  }

  private static func checkAxes(_ file: FileBytes, _ order: ByteOrder) throws(VolumeFileError) {
    let axes = try words([64, 68, 72], "the header's axes", file, order)
    // Programs that do not care leave zeros.
    guard axes == [1, 2, 3] || axes == [0, 0, 0] else {
      throw file.malformed(
        "the header's mapc mapr maps, byte 64,", "\(axes)", allowed: "[1, 2, 3] (x fastest)")
    }
  }

  private static func voxels(
    _ shape: Shape, _ file: FileBytes, _ order: ByteOrder
  ) throws(VolumeFileError) -> Scalars {
    let mode = try words([12], "the header's mode", file, order)[0]
    let types: [Int: ScalarType] = [
      0: try holdsUnsignedBytes(file, order) ? .uint8 : .int8, 1: .int16, 2: .float32, 6: .uint16,
    ]
    guard let type = types[mode] else {
      throw file.malformed("the header's mode, byte 12,", "\(mode)", allowed: "0, 1, 2 or 6")
    }
    let extra = try words([92], "the header's nsymbt", file, order)[0]
    guard extra >= 0 else {
      throw file.malformed("the header's nsymbt, byte 92,", "\(extra)", allowed: "0 or more")
    }
    let size = shape.count * type.size
    let bytes = try file.slice("the voxels", from: headerSize + extra, count: size)
    guard headerSize + extra + size == file.all.count else {
      throw file.malformed(
        "the voxels", "\(file.all.count - headerSize - extra) bytes long",
        allowed: "\(size) for \(shape) of \(type)")
    }
    do {
      return try type.decode(bytes, count: shape.count, order: order)
    } catch {
      throw file.malformed("voxel \(error.index)", error.value, allowed: "32 bits")
    }
  }

  /// Whether IMOD wrote bytes without sign: its stamp at byte 152, bit 0 of its flags unset.
  private static func holdsUnsignedBytes(
    _ file: FileBytes, _ order: ByteOrder
  ) throws(VolumeFileError) -> Bool {
    let words = try words([152, 156], "the header's IMOD stamp", file, order)
    return words[0] == 1_146_047_817 && words[1] & 1 == 0
  }

  /// What the labels mean, where the first of the header's ten lines of text says it.
  private static func labels(_ file: FileBytes) -> LabelMap? {
    let line = String(decoding: file.all[224..<304], as: UTF8.self)
    guard line.hasPrefix(labelsMark) else { return nil }
    let text = line.dropFirst(labelsMark.count).prefix { $0 != "\0" }
    return try? LabelMap(parsing: String(text))
  }

  /// The cell's lengths, Å, over the intervals in it; nil where the header leaves them out.
  private static func spacing(
    _ file: FileBytes, _ order: ByteOrder
  ) throws(VolumeFileError) -> Spacing? {
    let intervals = try words([28, 32, 36], "the header's mx my mz", file, order)
    let bits = try words([40, 44, 48], "the header's cell", file, order)
    let lengths = zip(bits, intervals).map {
      Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) / Double($1) / angstroms
    }
    return Spacing(checking: lengths[0], lengths[1], lengths[2])
  }
}

extension MRCFile {
  static let headerSize = 1024
  static let labelsMark = "labels "
  static let mark = Array("MAP ".utf8)
  /// Å in a nm.
  static let angstroms = 10.0
}
