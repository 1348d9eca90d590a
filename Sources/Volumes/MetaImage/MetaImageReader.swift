/// Reads MetaImage, the format of ITK: a text header (`.mhd`), then voxels with x fastest behind it
/// (`.mha`), in a file beside it, or in one file for each slab.
///
/// - Source: The MetaIO documentation of Kitware's Insight Toolkit.
struct MetaImageReader {
  private let file: FileBytes
  private let header: MetaImageHeader

  init(_ file: FileBytes) throws(VolumeFileError) {
    self.file = file
    header = try MetaImageHeader(file)
  }

  func raster() throws(VolumeFileError) -> Raster {
    try header.shape.checkMemory(header.type, isPacked: true, path: file.path)
    return Raster(
      path: file.path, shape: header.shape, spacing: header.spacing, scalars: try scalars())
  }

  private var count: Int { header.shape.count }
  private var size: Int { count * header.type.size }

  private func scalars() throws(VolumeFileError) -> Scalars {
    let parts = try parts()
    if header.isText {
      guard parts.count == 1, let part = parts.first else {
        throw file.malformed(
          "the header's BinaryData", "False with a file for each slab", allowed: "True")
      }
      return try NumberText("the data", header.type, count: count, part.file)
        .decode(part.stored)
    }
    var bytes: [UInt8] = []
    for part in parts { bytes += try voxels(part, size: size / parts.count) }
    do {
      return try header.type.decode(bytes[...], count: count, order: header.order)
    } catch {
      throw file.malformed("voxel \(error.index)", error.value, allowed: "64 bits with a sign")
    }
  }

  /// What is stored of the whole, or of one slab.
  private struct Part {
    let file: FileBytes
    let stored: ArraySlice<UInt8>
  }

  private func voxels(_ part: Part, size: Int) throws(VolumeFileError) -> ArraySlice<UInt8> {
    var stored = part.stored
    if header.skip > 0 {
      guard header.skip <= stored.count else {
        throw .truncated(
          path: part.file.path, field: "the HeaderSize", neededBytes: header.skip,
          foundBytes: stored.count)
      }
      stored = stored.dropFirst(header.skip)
    }
    if header.isCompressed {
      do {
        stored = try Inflate.zlib(stored, limit: size)[...]
      } catch {
        throw part.file.malformed(
          "the packed data at byte \(error.position)", error.found, allowed: "zlib's format")
      }
    } else if header.skip == -1 {
      stored = stored.dropFirst(max(0, stored.count - size))
    }
    guard stored.count == size else {
      throw part.file.malformed(
        "the data", "\(stored.count) bytes long",
        allowed: "\(size) bytes of \(header.type), as DimSize says")
    }
    return stored
  }

  private func parts() throws(VolumeFileError) -> [Part] {
    let words = header.dataFile.split(separator: " ").map(String.init)
    switch words.first ?? "" {
    case "LOCAL", "Local", "local":
      return [Part(file: file, stored: file.all[header.end...])]
    case "LIST": return try slabs(listed(words))
    case let pattern where words.count == 4 && pattern.contains("%"):
      return try slabs(numbered(words))
    default: return [try part(header.dataFile)]
    }
  }

  private func part(_ name: String) throws(VolumeFileError) -> Part {
    let other = try file.beside(name, named: "the header's ElementDataFile")
    return Part(file: other, stored: other.all[...])
  }

  /// One file for each slab.
  private func slabs(_ names: [String]) throws(VolumeFileError) -> [Part] {
    guard names.count == header.shape.nz else {
      throw file.malformed(
        "the list of data files", "\(names.count) long",
        allowed: "\(header.shape.nz) files, one for each slab of z")
    }
    var parts: [Part] = []
    for name in names { parts.append(try part(name)) }
    return parts
  }

  private func listed(_ words: [String]) throws(VolumeFileError) -> [String] {
    guard words.count == 1 || words[1...] == ["2D"] || words[1...] == ["2"] else {
      throw file.malformed(
        "the header's ElementDataFile", quoted(header.dataFile), allowed: "LIST of slabs")
    }
    var lines = TextLines(file.all[header.end...])
    var names: [String] = []
    while let line = lines.next() { if !line.isEmpty { names.append(line) } }
    return names
  }

  /// The names of `slice%03d.raw 1 10 1`: a pattern of C, the first number, the last, the step.
  private func numbered(_ words: [String]) throws(VolumeFileError) -> [String] {
    let numbers = words[1...].compactMap { Int($0) }
    let pieces = words[0].split(separator: "%", omittingEmptySubsequences: false)
    guard numbers.count == 3, pieces.count == 2, numbers[2] > 0, numbers[0] >= 0,
      numbers[1] >= numbers[0], numbers[1] < 1 << 32,
      let end = pieces[1].firstIndex(where: { "dui".contains($0) }),
      let width = end == pieces[1].startIndex ? 0 : Int(pieces[1][..<end]), (0...20).contains(width)
    else {
      throw file.malformed(
        "the header's ElementDataFile", quoted(header.dataFile),
        allowed: "NAME%03d.raw FIRST LAST STEP")
    }
    guard (numbers[1] - numbers[0]) / numbers[2] < header.shape.nz else {
      return try slabCountMismatch(numbers)
    }
    let zero = pieces[1].first == "0" ? "0" : " "
    return stride(from: numbers[0], through: numbers[1], by: numbers[2]).map { number in
      let digits = "\(number)"
      let pad = String(repeating: zero, count: max(0, width - digits.count))
      return pieces[0] + pad + digits + pieces[1][pieces[1].index(after: end)...]
    }
  }

  private func slabCountMismatch(_ numbers: [Int]) throws(VolumeFileError) -> [String] {
    throw file.malformed(
      "the header's ElementDataFile", quoted(header.dataFile),
      allowed: "\(header.shape.nz) files, one for each slab of z")
  }
}
