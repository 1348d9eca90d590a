internal import CTIFF

/// Reads a multipage TIFF: the pages of one channel at one time are the slabs of z, their rows run
/// along y.
struct TIFFReader {
  let file: TIFFHandle
  private let fileSize: Int
  let options: ReadOptions

  /// The most that compression can shrink what is stored, generously.
  private static let greatestRatio = 16_384

  init(path: String, _ options: ReadOptions = ReadOptions()) throws(VolumeFileError) {
    fileSize = try regularFileSize(at: path)
    self.options = options
    let limit = max(1 << 20, fileSize.clampedProduct(64))
    file = try TIFFHandle(path: path, .read, allocationLimit: limit)
  }

  func raster() throws(VolumeFileError) -> Raster {
    let list = try TIFFPageList(file)
    let first = list.pages[list.stack[0]]
    try list.open(list.stack[0], in: file)
    let description = try TIFFDescription(file)
    for remark in list.remarks + description.remarks { self.remark(remark) }
    if let raster = try samplesAsSlabs(list, first, description) { return raster }
    let slabs = try slabs(of: list, first, description)
    let shape = Shape(nx: first.width, ny: first.height, nz: slabs.count)
    try shape.checkMemory(first.type, isPacked: true, path: file.path)
    let bytes =
      slabs.areBehindFirst
      ? try unpagedSlabs(slabs.planes, first) : try pagedSlabs(slabs.planes, list)
    return Raster(
      path: file.path, shape: shape, spacing: description.lengths.spacing,
      labels: description.labels,
      scalars: try decode(bytes, first.type, slabs.areBehindFirst ? order : .native, shape))
  }

  func remark(_ text: String) { options.remark("\(file.path): \(text).") }

  // MARK: Which planes

  /// The planes to read, z = 0 first, and whether they lie behind the first page without pages of
  /// their own.
  private struct Slabs {
    let planes: [Int]
    var areBehindFirst = false
    var count: Int { planes.count }
  }

  private func slabs(
    of list: TIFFPageList, _ first: TIFFPage, _ description: TIFFDescription
  ) throws(VolumeFileError) -> Slabs {
    let (depth, overflows) = list.stack.count.multipliedReportingOverflow(by: first.depth)
    let planes = overflows ? Int.max : depth
    guard let layout = description.layout, !(layout.count == 1 && planes > 1) else {
      let layout = PlaneLayout.slices(planes)
      try checkSize(planes, first, isCompressed: list.isCompressed)
      return Slabs(planes: try layout.planes(chosen(for: first), path: file.path))
    }
    let isOnePage =
      description.mayBeOnePage && planes == 1 && layout.count > 1 && !first.isCompressed
      && !first.isTiled
    let fits = layout.count == planes || description.hasOtherImages && layout.count < planes
    guard fits || isOnePage else {
      throw .malformed(
        path: file.path, field: description.countName, found: "\(layout.count)",
        allowed: "\(planes), the number of pages")
    }
    if description.hasOtherImages, planes > layout.count, layout.order == nil {
      remark("\(planes - layout.count) planes belong to further images and were passed over")
    }
    try checkSize(layout.count, first, isCompressed: list.isCompressed)
    let chosen = try layout.planes(chosen(for: first, layout), path: file.path)
    guard chosen.allSatisfy({ isOnePage || $0 < planes }) else {
      throw .malformed(
        path: file.path, field: "the description's TiffData", found: "page \(chosen.max() ?? 0)",
        allowed: "0 to \(planes - 1), the pages of this file")
    }
    return Slabs(planes: chosen, areBehindFirst: isOnePage)
  }

  /// The options for the planes: a channel may be a sample of a pixel instead.
  private func chosen(for page: TIFFPage, _ layout: PlaneLayout? = nil) -> ReadOptions {
    guard isSampleChosen(page, layout) else { return options }
    var planes = options
    planes.channel = nil
    return planes
  }

  private func isSampleChosen(_ page: TIFFPage, _ layout: PlaneLayout?) -> Bool {
    page.samples > 1 && (layout?.count(of: .choices(.channel)) ?? 1) == 1
  }

  /// Refuses pages whose pixels the file cannot hold.
  func checkSize(
    _ planes: Int, _ page: TIFFPage, isCompressed: Bool
  ) throws(VolumeFileError) {
    let slab = page.size / page.depth
    let size = planes.clampedProduct(slab)
    guard size / (isCompressed ? Self.greatestRatio : 1) <= fileSize else {
      let whole = fileSize / max(1, slab)
      throw .truncated(
        path: file.path, field: "page \(whole)", neededBytes: slab,
        foundBytes: fileSize - whole * slab)
    }
    try checkMemory(planes.clampedProduct(page.slabSize.addingClamped(16)), for: file.path)
    guard Shape(checking: page.width, page.height, planes) != nil else {
      throw .malformed(
        path: file.path, field: "the number of pages", found: "\(planes)",
        allowed: "pages whose pixels can be counted")
    }
  }

  // MARK: Their pixels

  private func pagedSlabs(
    _ planes: [Int], _ list: TIFFPageList
  ) throws(VolumeFileError) -> [UInt8] {
    let first = list.pages[list.stack[0]]
    var bytes: [UInt8] = []
    var index = 0
    var kept: (page: Int, bytes: [UInt8])?
    while index < planes.count {
      let number = list.stack[planes[index] / first.depth]
      let page = list.pages[number]
      if first.depth == 1, page.samples == 1, page.bits >= 8 {
        try append(number, list, to: &bytes)
      } else {
        if kept?.page != number {
          var stored: [UInt8] = []
          try append(number, list, to: &stored)
          kept = (number, try store(page, "page \(number)").values(stored))
        }
        let start = planes[index] % first.depth * first.slabSize
        if let kept { bytes.append(contentsOf: kept.bytes[start..<start + first.slabSize]) }
      }
      index += 1
    }
    return bytes
  }

  func append(
    _ number: Int, _ list: TIFFPageList, to bytes: inout [UInt8]
  ) throws(VolumeFileError) {
    try list.open(number, in: file)
    let page = list.pages[number]
    if page.depth > 1 {
      return try TIFFVolumePixels(file, page, number: number).append(to: &bytes)
    }
    let pixels = TIFFPixels(
      file, page, number: number, tileLimit: Swift.max(1 << 20, fileSize.clampedProduct(1032)))
    try pixels.append(to: &bytes)
  }

  /// Slabs that follow the pixels of the only page, as ImageJ writes beyond 4 GB.
  private func unpagedSlabs(
    _ planes: [Int], _ page: TIFFPage
  ) throws(VolumeFileError) -> [UInt8] {
    let bytes = try FileRange(path: file.path)
    let start = try TIFFVolumePixels(file, page, number: 0).start()
    var result: [UInt8] = []
    for plane in planes {
      let stored = try bytes.read(
        "slab \(plane)", from: start.addingClamped(plane.clampedProduct(page.size)),
        count: page.size)
      result += try store(page, "slab \(plane)").values(stored)
    }
    return result
  }

  private func store(_ page: TIFFPage, _ field: String) -> SampleStore {
    SampleStore(
      path: file.path, field: field, width: page.width, rows: page.height, bits: page.bits,
      samples: page.samples, greys: page.greys, isPlanar: page.isPlanar,
      channel: page.samples > 1 ? options.channel : nil)
  }

  private var order: ByteOrder { TIFFIsBigEndian(file.tiff) != 0 ? .big : .little }

  func decode(
    _ bytes: [UInt8], _ type: ScalarType, _ order: ByteOrder, _ shape: Shape
  ) throws(VolumeFileError) -> Scalars {
    do {
      return try type.decode(bytes[...], count: shape.count, order: order)
    } catch {
      throw .malformed(
        path: file.path, field: "pixel \(error.index)", found: error.value,
        allowed: "whole numbers of 64 bits with a sign")
    }
  }
}

extension ByteOrder {
  /// The byte order of this machine.
  static var native: ByteOrder { 1.littleEndian == 1 ? .little : .big }
}
