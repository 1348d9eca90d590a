internal import CPNG

/// Reads a PNG as a volume one voxel thick: its rows run along y, top first.
///
/// Values are as stored: of 1, 2 and 4 bits 0 to 1, 3 and 15, of a palette the indices. Colour must
/// have equal samples; opacity is passed over.
///
/// - Source: The PNG specification, third edition.
enum PNGReader {
  static func raster(_ file: FileBytes, _ options: ReadOptions) throws(VolumeFileError) -> Raster {
    let image = try PNGImage(file)
    let layout = PlaneLayout.slices(1)
    var planes = options
    if image.samples > 1 { planes.channel = nil }
    _ = try layout.planes(planes, path: file.path)
    let shape = Shape(nx: image.width, ny: image.height, nz: 1)
    try shape.checkMemory(image.type, isPacked: true, path: file.path)
    let store = SampleStore(
      path: file.path, field: "the image", width: image.width, rows: image.height,
      bits: image.bits, samples: image.samples, greys: image.greys, isPlanar: false,
      channel: image.samples > 1 ? options.channel : nil)
    let bytes = try store.values(try image.rows())
    var lengths = VoxelLengths()
    lengths.fill(from: image.resolution)
    if let remark = lengths.remark, lengths.x == nil { options.remark("\(file.path): \(remark).") }
    do {
      return Raster(
        path: file.path, shape: shape, spacing: lengths.spacing,
        scalars: try image.type.decode(bytes[...], count: shape.count, order: .little))
    } catch {
      throw file.malformed("pixel \(error.index)", error.value, allowed: "64 bits")
    }
  }
}

/// One PNG of libpng, whose bytes lie in memory.
private final class PNGImage {
  private let file: FileBytes
  /// libpng reads from here, so it must not move.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let png: UnsafeMutablePointer<cpng_file>

  /// What a chunk may take, bytes.
  private static let chunkLimit = 8 << 20

  init(_ file: FileBytes) throws(VolumeFileError) {
    self.file = file
    bytes = .allocate(capacity: max(1, file.all.count))
    _ = bytes.initialize(from: file.all)
    guard let png = cpng_open(bytes.baseAddress, file.all.count, Self.chunkLimit) else {
      bytes.deallocate()
      throw .unreadable(path: file.path, reason: "memory is out")
    }
    self.png = png
    guard message.isEmpty else {
      throw file.malformed("the image", message, allowed: "PNG")
    }
    guard width > 0, height > 0, Shape(checking: width, height, samples) != nil,
      // Deflate packs 1032 to 1 at most.
      size / 1032 <= file.all.count
    else {
      throw file.malformed(
        "the image's size", "\(width)×\(height)",
        allowed: "pixels that the file's \(file.all.count) bytes can hold")
    }
  }

  deinit {
    cpng_close(png)
    bytes.deallocate()
  }

  private var message: String { String(cString: cpng_message(png)) }

  var width: Int { Int(png.pointee.width) }
  var height: Int { Int(png.pointee.height) }
  var bits: Int { Int(png.pointee.bits) }
  var samples: Int { Int(png.pointee.channels) }
  var greys: Int { png.pointee.color & PNG_COLOR_MASK_ALPHA != 0 ? samples - 1 : samples }
  var type: ScalarType { bits == 16 ? .uint16 : .uint8 }
  private var size: Int { height.clampedProduct(Int(png.pointee.row_size)) }

  /// Pixels in a metre.
  var resolution: PixelDensity {
    PixelDensity(
      x: Double(png.pointee.x_per_metre), y: Double(png.pointee.y_per_metre),
      unit: LengthUnit.nanometres("m"))
  }

  /// The stored rows.
  func rows() throws(VolumeFileError) -> [UInt8] {
    var rows = [UInt8](repeating: 0, count: size)
    guard cpng_read(png, &rows) == 1 else {
      throw file.malformed("the image", message, allowed: "rows that libpng can decode")
    }
    return rows
  }
}
