/// Reads and writes NRRD, “nearly raw raster data”: a text header, then voxels with x fastest.
///
/// - Source: teem.sourceforge.net, “Definition of NRRD File Format”.
enum NRRDFile {
  static func read(_ file: FileBytes) throws(VolumeFileError) -> Raster {
    let header = try NRRDHeader(file)
    return Raster(
      path: file.path, shape: header.shape, spacing: header.spacing,
      scalars: try scalars(header, file))
  }

  private static func scalars(
    _ header: NRRDHeader, _ file: FileBytes
  ) throws(VolumeFileError) -> Scalars {
    let count = header.shape.count
    let stored = file.all[header.dataStart...]
    let bytes: ArraySlice<UInt8>
    switch header.encoding {
    case .text: return try NumberText("the data", header.type, count: count, file).decode(stored)
    case .raw: bytes = stored
    case .gzip: bytes = try unpack(stored, size: count * header.type.size, file)[...]
    }
    let size = count * header.type.size
    guard bytes.count == size else {
      throw file.malformed(
        "the data", "\(bytes.count) bytes long", allowed: "\(size), as the sizes say")
    }
    do {
      return try header.type.decode(bytes, count: count, order: header.order)
    } catch {
      throw file.malformed("value \(error.index)", error.value, allowed: "32 bits")
    }
  }

  private static func unpack(
    _ stored: ArraySlice<UInt8>, size: Int, _ file: FileBytes
  ) throws(VolumeFileError) -> [UInt8] {
    do {
      return try Inflate.gzip(stored, limit: size)
    } catch {
      throw file.malformed(
        "the packed data at byte \(error.position)", error.found, allowed: "gzip's format")
    }
  }

  /// Writes a raw file, lengths in nm.
  static func write(_ raster: Raster) throws(VolumeFileError) {
    let (shape, spacing) = (raster.shape, raster.spacing ?? Spacing(cube: 1))
    let header = """
      NRRD0004
      type: \(typeName(raster.scalars))
      dimension: 3
      sizes: \(shape.nx) \(shape.ny) \(shape.nz)
      spacings: \(spacing.x) \(spacing.y) \(spacing.z)
      units: "nm" "nm" "nm"
      endian: little
      encoding: raw


      """
    try writeBytes([Array(header.utf8), raster.scalars.littleEndian], to: raster.path)
  }

  private static func typeName(_ scalars: Scalars) -> String {
    switch scalars {
    case .bytes: "uint8"
    case .integers: "int32"
    case .reals: "float"
    }
  }
}
