/// Frees the bytes of one array of the lengths that stand before them and of compression.
///
/// Plain: one length, then the bytes. Compressed: the number of parts, their unpacked length, the
/// last one's (0 where it is a whole one), the packed length of each; then the parts.
struct VTIBlock {
  private let field: String
  private let document: VTIDocument
  private let size: Int
  private let file: FileBytes

  /// - Parameter size: The bytes that the voxels take.
  init(_ field: String, _ document: VTIDocument, size: Int, _ file: FileBytes) {
    self.field = field
    self.document = document
    self.size = size
    self.file = file
  }

  /// The `size` bytes of the array that starts `stored`.
  func bytes(_ stored: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8> {
    document.isCompressed ? try unpacked(stored) : try plain(stored)
  }

  private func plain(_ stored: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let length = try length(0, "the length", in: stored)
    guard length == size else {
      throw file.malformed(
        "the length of \(field)", "\(length) bytes", allowed: "\(size), as the extent says")
    }
    return try part(of: stored, from: document.lengthSize, count: size)
  }

  private func unpacked(_ stored: ArraySlice<UInt8>) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let parts = try length(0, "the number of parts", in: stored)
    let whole = try length(1, "the length of a part", in: stored)
    let last = try length(2, "the length of the last part", in: stored)
    try checkLengths(parts, whole, last, stored.count)
    var result: [UInt8] = []
    var start = (3 + parts) * document.lengthSize
    for number in 0..<parts {
      let packed = try length(3 + number, "the packed length of part \(number)", in: stored)
      let expected = number == parts - 1 && last > 0 ? last : whole
      let bytes = try part(of: stored, from: start, count: packed)
      result.append(contentsOf: try inflate(bytes, number: number, expected: expected))
      start += packed
    }
    return result[...]
  }

  private func checkLengths(
    _ parts: Int, _ whole: Int, _ last: Int, _ stored: Int
  ) throws(VolumeFileError) {
    let (most, overflows) = parts.multipliedReportingOverflow(by: whole)
    guard parts <= stored / document.lengthSize, !overflows, last <= whole,
      // The difference of two numbers from 0 up that fit in 64 bits, the first not under the second.
      size == most - (last > 0 && most > 0 ? whole - last : 0)
    else {
      throw file.malformed(
        "the parts of \(field)", "\(parts) of \(whole) bytes, the last of \(last)",
        allowed: "\(size) bytes in all, as the extent says")
    }
  }

  private func inflate(
    _ bytes: ArraySlice<UInt8>, number: Int, expected: Int
  ) throws(VolumeFileError) -> [UInt8] {
    let name = "part \(number) of \(field)"
    let result: [UInt8]
    do {
      result = try Inflate.zlib(bytes, limit: expected)
    } catch {
      throw file.malformed(
        "\(name), packed byte \(error.position - bytes.startIndex),", error.found,
        allowed: "zlib's format")
    }
    guard result.count == expected else {
      throw file.malformed(name, "\(result.count) bytes long", allowed: "\(expected)")
    }
    return result
  }

  private func length(
    _ number: Int, _ name: String, in stored: ArraySlice<UInt8>
  ) throws(VolumeFileError) -> Int {
    let size = document.lengthSize
    let bytes = FileBytes(
      path: file.path, all: Array(try part(of: stored, from: number * size, count: size)))
    let value =
      size == 4
      ? UInt64(try bytes.word(UInt32.self, name, at: 0, order: document.order))
      : try bytes.word(UInt64.self, name, at: 0, order: document.order)
    guard let length = Int(exactly: value) else {
      throw file.malformed("\(name) of \(field)", "\(value)", allowed: "\(self.size) at most")
    }
    return length
  }

  private func part(
    of stored: ArraySlice<UInt8>, from start: Int, count: Int
  ) throws(VolumeFileError) -> ArraySlice<UInt8> {
    let rest = stored.dropFirst(start)
    guard count <= rest.count else {
      throw .truncated(
        path: file.path, field: field, neededBytes: count, foundBytes: rest.count)
    }
    return rest.prefix(count)
  }
}
