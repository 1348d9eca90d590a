internal import CTIFF

/// Decodes the pixels of the page at which a file stands, rows or tiles.
struct TIFFPixels {
  private let file: TIFFHandle
  private let page: TIFFPage
  private let number: Int
  /// The most that a tile may take, bytes.
  private let tileLimit: Int

  /// - Parameter tileLimit: The most bytes of a tile that the file justifies.
  init(_ file: TIFFHandle, _ page: TIFFPage, number: Int, tileLimit: Int) {
    self.tileLimit = tileLimit
    self.file = file
    self.page = page
    self.number = number
  }

  /// Appends the page's rows, top first.
  func append(to bytes: inout [UInt8]) throws(VolumeFileError) {
    if page.isTiled { try appendTiles(to: &bytes) } else { try appendRows(to: &bytes) }
  }

  private func appendRows(to bytes: inout [UInt8]) throws(VolumeFileError) {
    guard TIFFScanlineSize(file.tiff) == page.rowSize else {
      throw failure("a row of \(TIFFScanlineSize(file.tiff)) bytes")
    }
    var row = [UInt8](repeating: 0, count: page.rowSize)
    for y in 0..<page.height {
      guard TIFFReadScanline(file.tiff, &row, UInt32(y), 0) == 1 else {
        throw failure(file.message)
      }
      bytes.append(contentsOf: row)
    }
  }

  private func appendTiles(to bytes: inout [UInt8]) throws(VolumeFileError) {
    let start = bytes.count
    let side = (x: file.uint32(TIFFTAG_TILEWIDTH), y: file.uint32(TIFFTAG_TILELENGTH))
    let tileRow = side.x * page.type.size
    // A tile may stick out of its page, but not beyond what the file can hold.
    guard (1...1 << 24).contains(side.x), (1...1 << 24).contains(side.y),
      tileRow * side.y <= max(page.size, tileLimit), TIFFTileSize(file.tiff) == tileRow * side.y
    else { throw failure("in tiles of \(side.x)×\(side.y)") }
    bytes.append(contentsOf: repeatElement(0, count: page.size))
    var tile = [UInt8](repeating: 0, count: tileRow * side.y)
    for y in stride(from: 0, to: page.height, by: side.y) {
      for x in stride(from: 0, to: page.width, by: side.x) {
        guard TIFFReadTile(file.tiff, &tile, UInt32(x), UInt32(y), 0, 0) >= 0 else {
          throw failure(file.message)
        }
        let width = min(side.x, page.width - x) * page.type.size
        for row in 0..<min(side.y, page.height - y) {
          let target = start + (y + row) * page.rowSize + x * page.type.size
          bytes.replaceSubrange(
            target..<target + width, with: tile[row * tileRow..<row * tileRow + width])
        }
      }
    }
  }

  private func failure(_ found: String) -> VolumeFileError {
    .malformed(
      path: file.path, field: "page \(number)", found: found,
      allowed: "pixels that libtiff can decode")
  }
}
