internal import CTIFF

/// Reads a page of several slabs, SGI's ImageDepth, of which libtiff decodes the first only.
///
/// Tiles may be plain or deflated; strips must be plain and lie end to end, since libtiff does not
/// count those of further slabs.
struct TIFFVolumePixels {
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

  /// Appends the rows of all slabs.
  func append(to bytes: inout [UInt8]) throws(VolumeFileError) {
    if page.isTiled { try appendTiles(to: &bytes) } else { try appendStrips(to: &bytes) }
  }

  private func appendTiles(to bytes: inout [UInt8]) throws(VolumeFileError) {
    let side = (
      x: file.uint32(TIFFTAG_TILEWIDTH), y: file.uint32(TIFFTAG_TILELENGTH),
      z: file.depth(TIFFTAG_TILEDEPTH)
    )
    let found = "\(page.depth) slabs (ImageDepth) in tiles of \(side.x)×\(side.y)×\(side.z)"
    let bits = page.samplesInRow * page.bits
    let tileRow = (side.x.clampedProduct(bits) + 7) / 8
    let tileSlab = tileRow.clampedProduct(side.y)
    let size = tileSlab.clampedProduct(side.z)
    guard side.x > 0, side.y > 0, side.z > 0, page.planes == 1, size < 1 << 40,
      side.x >= page.width || side.x * bits % 8 == 0
    else { throw failure(found, "tiles of at least one voxel") }
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: page.size))
    for z in stride(from: 0, to: page.depth, by: side.z) {
      for y in stride(from: 0, to: page.height, by: side.y) {
        for x in stride(from: 0, to: page.width, by: side.x) {
          let number = TIFFComputeTile(file.tiff, UInt32(x), UInt32(y), UInt32(z), 0)
          let tile = try tile(number, size: size, found)
          let width = (min(side.x, page.width - x) * bits + 7) / 8
          for slab in 0..<min(side.z, page.depth - z) {
            for row in 0..<min(side.y, page.height - y) {
              let target =
                start + ((z + slab) * page.height + y + row) * page.rowSize + x * bits / 8
              let source = slab * tileSlab + row * tileRow
              bytes.replaceSubrange(target..<target + width, with: tile[source..<source + width])
            }
          }
        }
      }
    }
  }

  /// The bytes of one tile, in this machine's byte order.
  private func tile(
    _ tile: UInt32, size: Int, _ found: String
  ) throws(VolumeFileError) -> [UInt8] {
    guard tile < TIFFNumberOfTiles(file.tiff),
      let offset = Int(exactly: TIFFGetStrileOffset(file.tiff, tile)),
      let count = Int(exactly: TIFFGetStrileByteCount(file.tiff, tile))
    else { throw failure(found, "tiles for all slabs") }
    let stored = try FileRange(path: file.path)
      .read("tile \(tile) of page \(number)", from: offset, count: count)
    let bytes: [UInt8]
    switch Int32(file.uint16(TIFFTAG_COMPRESSION)) {
    case COMPRESSION_NONE: bytes = stored
    case COMPRESSION_ADOBE_DEFLATE, COMPRESSION_DEFLATE:
      guard file.uint16(TIFFTAG_PREDICTOR) <= 1 else {
        throw failure("\(found) with a predictor", "plain or deflated tiles without a predictor")
      }
      do { bytes = try Inflate.zlib(stored[...], limit: size) } catch {
        throw failure("\(error.found) at byte \(error.position) of tile \(tile)", "deflated tiles")
      }
    default: throw failure("\(found), compressed otherwise", "plain or deflated tiles")
    }
    guard bytes.count == size else {
      throw failure("\(bytes.count) bytes in tile \(tile)", "\(size) bytes")
    }
    return try native(bytes)
  }

  private func appendStrips(to bytes: inout [UInt8]) throws(VolumeFileError) {
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
