/// Reads and writes MRC, the maps of electron tomography: a header of 1024 bytes, then voxels.
///
/// - Source: CCP-EM, MRC2014 file format.
enum MRCFile {
  static let headerSize = 1024
  static let labelsMark = "labels "
  static let mark = Array("MAP ".utf8)
  /// Å in a nm.
  static let angstroms = 10.0

  /// - Parameters:
  ///   - index: The volume of a stack of volumes.
  ///   - remark: Receives what is not as the format says, and was read all the same.
  static func read(
    _ stored: FileBytes, index: Int? = nil, remark: (String) -> Void = { _ in }
  ) throws(VolumeFileError) -> Raster {
    let file = try unpacked(stored)
    let header = try MRCHeader(file, remark)
    let shape = header.shape
    let entry = try file.entry(index, of: header.volumes)
    let size = shape.count * header.type.size
    let start = headerSize + header.extraBytes
    let (most, overflows) = size.multipliedReportingOverflow(by: header.volumes)
    let bytes = try file.slice("the voxels", from: start, count: overflows ? .max : most)
    if file.all.count - start > most {
      remark(
        "\(file.path): \(file.all.count - start - most) bytes follow the last voxel and are passed"
          + " over.")
    }
    try shape.checkMemory(header.type, isPacked: header.axes != .straight, path: file.path)
    let scalars: Scalars
    do {
      scalars = try header.type.decode(
        bytes.dropFirst(entry * size), count: shape.count, order: header.order)
    } catch {
      throw file.malformed("voxel \(error.index)", error.value, allowed: "32 bits")
    }
    return Raster(
      path: file.path, shape: shape, spacing: header.spacing, labels: labels(file),
      scalars: scalars.arranged(header.sides, header.axes))
  }

  /// The file freed of gzip or bzip2, to the length that its header gives.
  private static func unpacked(_ file: FileBytes) throws(VolumeFileError) -> FileBytes {
    guard let packing = Packing(file.all) else { return file }
    let head = try packing.unpack(file, UnpackLimit(first: headerSize))
    let header = try MRCHeader(FileBytes(path: file.path, all: head)) { _ in }
    let size = header.shape.count.clampedProduct(header.type.size)
      .clampedProduct(header.volumes)
    // Some programs pad what they write to whole blocks.
    let (most, overflows) = size.addingReportingOverflow(headerSize + header.extraBytes + 1 << 16)
    try checkMemory(overflows ? .max : most, for: file.path)
    return FileBytes(
      path: file.path, all: try packing.unpack(file, UnpackLimit(overflows ? .max : most)))
  }

  /// What the labels mean, where the first of the header's ten lines of text gives it.
  private static func labels(_ file: FileBytes) -> LabelMap? {
    let line = String(decoding: file.all[224..<304], as: UTF8.self)
    guard line.hasPrefix(labelsMark) else { return nil }
    let text = line.dropFirst(labelsMark.count).prefix { $0 != "\0" }
    return try? LabelMap(parsing: String(text))
  }
}

/// How a whole file is packed.
enum Packing {
  case gzip, bzip2

  /// - Returns: nil where the file does not start as a packed one does.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0x1f, 0x8b, 8]) {
      self = .gzip
    } else if bytes.starts(with: Array("BZh".utf8)) {
      self = .bzip2
    } else {
      return nil
    }
  }

  func unpack(_ file: FileBytes, _ limit: UnpackLimit) throws(VolumeFileError) -> [UInt8] {
    do throws(UnpackFailure) {
      switch self {
      case .gzip: return try Inflate.gzip(file.all[...], limit)
      case .bzip2: return try Bunzip2.bytes(file.all[...], limit)
      }
    } catch {
      throw file.malformed(
        "the packed file at byte \(error.position)", error.found,
        allowed: self == .gzip ? "gzip's format" : "bzip2's format")
    }
  }
}
