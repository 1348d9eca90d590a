/// Reads voxels without a header, x fastest: the caller or the file's name gives their type.
struct RawVoxels {
  private let path: String
  private let options: ReadOptions

  init(path: String, _ options: ReadOptions) {
    (self.path, self.options) = (path, options)
  }

  func raster() throws(VolumeFileError) -> Raster {
    let raw = options.raw
    let size = try regularFileSize(at: path)
    let name = RawName(path: path)
    let count = max(0, size - raw.offset)
    let asked = try askedType() ?? name.type
    let shape = try shape(name, asked, count)
    let type = if let asked { asked } else { try typeBySize(count, shape) }
    guard shape.count.clampedProduct(type.size) == count else {
      throw .malformed(
        path: path, field: "the file", found: "\(count) bytes long\(behind)",
        allowed: "\(shape.count.clampedProduct(type.size)) for \(shape) voxels of \(type)")
    }
    try shape.checkMemory(type, isPacked: true, path: path)
    let bytes = try FileBytes(path: path).all
    let isBig = raw.isBigEndian || name.isBigEndian == true
    do {
      let scalars = try type.decode(
        bytes.dropFirst(raw.offset), count: shape.count, order: isBig ? .big : .little)
      return Raster(path: path, shape: shape, scalars: scalars)
    } catch {
      throw .malformed(
        path: path, field: "voxel \(error.index)", found: error.value,
        allowed: "64 bits with a sign")
    }
  }

  private var behind: String {
    options.raw.offset > 0 ? " behind the first \(options.raw.offset)" : ""
  }

  private func askedType() throws(VolumeFileError) -> ScalarType? {
    guard let name = options.raw.type else { return nil }
    guard let type = ScalarType(rawValue: name) else {
      throw .malformed(
        path: path, field: "the type asked for", found: quoted(name),
        allowed: RawLayout.typeNames.joined(separator: ", "))
    }
    return type
  }

  /// The sides asked for, or those in the name that the file's size bears out.
  private func shape(
    _ name: RawName, _ type: ScalarType?, _ count: Int
  ) throws(VolumeFileError) -> Shape {
    if let shape = options.raw.shape { return shape }
    let fits = name.shapes.filter { shape in
      let sizes = type.map { [$0.size] } ?? [1, 2, 4, 8]
      return sizes.contains { shape.count.clampedProduct($0) == count }
    }
    if let shape = fits.first {
      options.remark(
        "\(path): \(shape) voxels are read, x fastest, as the file's name says.")
      return shape
    }
    guard let other = name.shapes.first else {
      throw .malformed(
        path: path, field: "the file",
        found: "voxels without a header, a sheet or sides in its name",
        allowed: "such a file with --shape NX,NY,NZ and --type uint8, or NAME.xml beside it")
    }
    throw .malformed(
      path: path, field: "the file", found: "\(count) bytes long\(behind)",
      allowed: type.map {
        "\(other.count.clampedProduct($0.size)) for the \(other) voxels of \($0) in its name"
      } ?? "1, 2, 4 or 8 bytes for each of the \(other) voxels in its name")
  }

  /// The only kind of number of that size; where there are several, the type must be given.
  private func typeBySize(_ count: Int, _ shape: Shape) throws(VolumeFileError) -> ScalarType {
    if count == shape.count { return .uint8 }
    let types: [ScalarType] =
      switch count {
      case shape.count.clampedProduct(2): [.uint16, .int16, .float16]
      case shape.count.clampedProduct(4): [.float32, .uint32, .int32]
      case shape.count.clampedProduct(8): [.float64, .uint64, .int64]
      default: []
      }
    guard types.isEmpty else {
      throw .malformed(
        path: path, field: "a voxel", found: "\(types[0].size) bytes long, of no known type",
        allowed: "a file with --type \(types.map(\.rawValue).joined(separator: " or "))")
    }
    throw .malformed(
      path: path, field: "the file", found: "\(count) bytes long\(behind)",
      allowed: "1, 2, 4 or 8 bytes for each of \(shape) voxels")
  }
}
