internal import CTIFF

/// Reads a multipage TIFF: page k is the slab z = k, its rows run along y.
struct TIFFReader {
  private let file: TIFFHandle
  private let fileSize: Int

  /// The most that compression can shrink what is stored, generously.
  private static let greatestRatio = 16_384

  init(path: String) throws(VolumeFileError) {
    fileSize = try regularFileSize(at: path)
    let limit = max(1 << 20, fileSize.clampedProduct(64))
    file = try TIFFHandle(path: path, .read, allocationLimit: limit)
  }

  func raster() throws(VolumeFileError) -> Raster {
    let first = try TIFFPage(file, number: 0)
    let notes = ImageJNotes(file)
    var bytes: [UInt8] = []
    var pages = 0
    repeat {
      let page = try TIFFPage(file, number: pages)
      try check(page, against: first, number: pages, alreadyRead: bytes.count)
      let pixels = TIFFPixels(
        file, page, number: pages, tileLimit: Swift.max(1 << 20, fileSize.clampedProduct(1032)))
      try pixels.append(to: &bytes)
      pages += 1
    } while TIFFReadDirectory(file.tiff) == 1
    try checkEnd(pages, notes)
    let shape = Shape(nx: first.width, ny: first.height, nz: pages)
    let scalars = try decode(bytes, first.type, shape)
    return Raster(
      path: file.path, shape: shape, spacing: notes.spacing, labels: notes.labels, scalars: scalars)
  }

  private func check(
    _ page: TIFFPage, against first: TIFFPage, number: Int, alreadyRead: Int
  ) throws(VolumeFileError) {
    guard page.width == first.width, page.height == first.height, page.type == first.type else {
      throw .malformed(
        path: file.path, field: "page \(number)",
        found: "\(page.width)×\(page.height) of \(page.type)",
        allowed: "\(first.width)×\(first.height) of \(first.type), as on page 0")
    }
    let ratio = page.isCompressed ? Self.greatestRatio : 1
    guard (alreadyRead + page.size) / ratio <= fileSize else {
      throw .truncated(
        path: file.path, field: "page \(number)", neededBytes: page.size,
        foundBytes: max(0, fileSize - alreadyRead / ratio))
    }
  }

  /// The list of pages must end as it should, not at a page that libtiff could not make out.
  private func checkEnd(_ pages: Int, _ notes: ImageJNotes) throws(VolumeFileError) {
    guard TIFFLastDirectory(file.tiff) != 0, !file.hasComplaint else {
      throw .malformed(
        path: file.path, field: "page \(pages)", found: file.message, allowed: "a page of TIFF")
    }
    if let images = notes.images, images != pages {
      throw .malformed(
        path: file.path, field: "the description's images", found: "\(images)",
        allowed: "\(pages), the number of pages")
    }
  }

  private func decode(
    _ bytes: [UInt8], _ type: ScalarType, _ shape: Shape
  ) throws(VolumeFileError) -> Scalars {
    do {
      return try type.decode(bytes[...], count: shape.count, order: .native)
    } catch {
      throw .malformed(
        path: file.path, field: "pixel \(error.index)", found: error.value,
        allowed: "whole numbers of 32 bits")
    }
  }
}

extension ByteOrder {
  /// The byte order of this machine.
  static var native: ByteOrder { 1.littleEndian == 1 ? .little : .big }
}
