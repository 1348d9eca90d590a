internal import CTIFF

/// Reads strips that libtiff does not count: those of further slabs in one page.
///
/// libtiff knows the tiles of a page with ImageDepth, but of its strips those of the first slab only.
struct TIFFVolumeStrips {
  private let file: TIFFHandle
  private let page: TIFFPage
  private let number: Int

  init(_ file: TIFFHandle, _ page: TIFFPage, number: Int) {
    (self.file, self.page, self.number) = (file, page, number)
  }

  /// The byte at which the first strip starts.
  func start() throws(VolumeFileError) -> Int {
    guard let start = Int(exactly: TIFFGetStrileOffset(file.tiff, 0)) else {
      throw failure("its first strip beyond 64 bits", "strips within the file")
    }
    return start
  }

  /// Appends the rows of all slabs, which must be uncompressed and lie end to end.
  func append(to bytes: inout [UInt8]) throws(VolumeFileError) {
    guard !page.isCompressed, page.planes == 1 else {
      throw failure(
        "\(page.depth) slabs (ImageDepth) in compressed strips",
        "slabs in tiles, or uncompressed")
    }
    let strips = TIFFNumberOfStrips(file.tiff)
    var next = try start()
    for strip in 0..<strips {
      guard TIFFGetStrileOffset(file.tiff, strip) == UInt64(next) else {
        throw failure("\(page.depth) slabs in strips that lie apart", "strips end to end")
      }
      guard let size = Int(exactly: TIFFGetStrileByteCount(file.tiff, strip)) else { break }
      next = next.addingClamped(size)
    }
    guard next - (try start()) == page.size / page.depth else {
      throw failure("\(page.depth) slabs in strips of other lengths", "strips of whole rows")
    }
    bytes += try native(
      try FileRange(path: file.path).read(
        "page \(number)", from: start(), count: page.size))
  }

  /// The samples in this machine's byte order.
  private func native(_ stored: [UInt8]) throws(VolumeFileError) -> [UInt8] {
    guard TIFFIsByteSwapped(file.tiff) != 0, page.type.size > 1 else { return stored }
    var swapped: [UInt8] = []
    swapped.reserveCapacity(stored.count)
    for start in stride(from: 0, to: stored.count, by: page.type.size) {
      swapped += stored[start..<min(start + page.type.size, stored.count)].reversed()
    }
    return swapped
  }

  private func failure(_ found: String, _ allowed: String) -> VolumeFileError {
    .malformed(path: file.path, field: "page \(number)", found: found, allowed: allowed)
  }
}
