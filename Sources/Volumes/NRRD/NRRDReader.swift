/// Reads NRRD, “nearly raw raster data”: a text header, then voxels with x fastest.
///
/// - Source: teem.sourceforge.net, “Definition of NRRD File Format”.
struct NRRDReader {
  private let header: NRRDHeader
  private let file: FileBytes
  /// The file of the voxels, and where they start.
  private let data: FileBytes
  private let start: Int

  init(_ file: FileBytes) throws(VolumeFileError) {
    self.file = file
    header = try NRRDHeader(file)
    guard let name = header.dataFile else {
      data = file
      start = header.dataStart
      return
    }
    data = try Self.dataFile(name, of: file)
    start = 0
  }

  /// The file called `name`, which counts from the folder of the header.
  private static func dataFile(
    _ name: String, of file: FileBytes
  ) throws(VolumeFileError) -> FileBytes {
    let folder = file.path.lastIndex(of: "/").map { file.path[...$0] } ?? ""
    do {
      return try FileBytes(path: name.hasPrefix("/") ? name : folder + name)
    } catch {
      guard case .unreadable(_, let reason) = error else { throw error }
      throw file.malformed(
        "the header's data file", "\(quoted(name)) (\(reason))", allowed: "a file that can be read")
    }
  }

  func raster() throws(VolumeFileError) -> Raster {
    Raster(
      path: file.path, shape: header.shape, spacing: header.spacing, labels: header.labels,
      scalars: try scalars())
  }

  private func scalars() throws(VolumeFileError) -> Scalars {
    let count = header.shape.count
    let size = count * header.type.size
    let stored = try skipped()
    let bytes: ArraySlice<UInt8>
    switch header.encoding {
    case .text: return try NumberText("the data", header.type, count: count, data).decode(stored)
    case .raw: bytes = stored
    case .gzip: bytes = try unpack(stored, size: size)
    }
    guard bytes.count == size else {
      throw data.malformed(
        "the data", "\(bytes.count) bytes long", allowed: "\(size), as the sizes say")
    }
    do {
      return try header.type.decode(bytes, count: count, order: header.order)
    } catch {
      throw data.malformed("value \(error.index)", error.value, allowed: "32 bits")
    }
  }

  /// What is stored, from behind the lines and bytes that the header skips.
  private func skipped() throws(VolumeFileError) -> ArraySlice<UInt8> {
    var rest = data.all[start...]
    for line in 0..<header.lineSkip {
      guard let end = rest.firstIndex(of: 10) else {
        throw data.malformed("line skip", "\(header.lineSkip)", allowed: "\(line), its lines")
      }
      rest = rest[(end + 1)...]
    }
    // −1 says that the data are the last bytes of the file.
    let size = header.shape.count * header.type.size
    let skip = header.byteSkip == -1 ? max(0, rest.count - size) : header.byteSkip
    guard skip <= rest.count else {
      throw .truncated(
        path: data.path, field: "byte skip", neededBytes: skip, foundBytes: rest.count)
    }
    return rest.dropFirst(skip)
  }

  private func unpack(
    _ stored: ArraySlice<UInt8>, size: Int
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    do {
      return try Inflate.gzip(stored, limit: size)[...]
    } catch {
      throw data.malformed(
        "the packed data at byte \(error.position)", error.found, allowed: "gzip's format")
    }
  }
}
