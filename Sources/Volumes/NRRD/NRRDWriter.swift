/// Writes NRRD, raw unless the options choose otherwise, lengths in nm.
///
/// A path that ends in `.nhdr` gets the header alone; the voxels go beside it, into `NAME.raw` or
/// `NAME.raw.gz`. What labels mean stands in the header as the pair `labels`.
struct NRRDWriter {
  private let raster: Raster
  private let options: WriteOptions
  private let type: ScalarType

  init(_ raster: Raster, _ options: WriteOptions = WriteOptions()) {
    self.raster = raster
    self.options = options
    type = raster.scalars.type(isDouble: options.isDouble)
  }

  func write() throws(VolumeFileError) {
    let head = Array((fields.map { $0 + "\n" }.joined() + "\n").utf8)
    guard isDetached else { return try writeBytes([head, data], to: raster.path) }
    try writeBytes([data], to: stem + dataEnding)
    try writeBytes([head], to: raster.path)
  }

  private var isDetached: Bool { raster.path.hasSuffix(".nhdr") }
  private var stem: String { String(raster.path.dropLast(5)) }
  private var isText: Bool { options.encoding == .ascii }

  private var dataEnding: String { Self.dataEnding(options) }

  /// How the file of the voxels ends that is written beside a header of its own.
  static func dataEnding(_ options: WriteOptions) -> String {
    options.encoding == .ascii ? ".txt" : options.isCompressed ? ".raw.gz" : ".raw"
  }

  private var data: [UInt8] {
    if isText { return raster.scalars.decimal(perLine: raster.shape.nx) }
    let bytes = raster.scalars.littleEndian(as: type)
    return options.isCompressed ? Deflate.gzip(bytes) : bytes
  }

  private var fields: [String] {
    let (shape, spacing) = (raster.shape, raster.spacing ?? Spacing(cube: 1))
    var fields = [
      "NRRD0004", "type: \(typeName)", "dimension: 3",
      "sizes: \(shape.nx) \(shape.ny) \(shape.nz)",
      "spacings: \(spacing.x) \(spacing.y) \(spacing.z)", "units: \"nm\" \"nm\" \"nm\"",
      "endian: little", "encoding: \(isText ? "ascii" : options.isCompressed ? "gzip" : "raw")",
    ]
    if isDetached {
      let name = stem.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      fields.append("data file: \(name)\(dataEnding)")
    }
    if let labels = raster.labels { fields.append("labels:=\(labels)") }
    return fields
  }

  private var typeName: String {
    switch type {
    case .uint8: "uint8"
    case .float32: "float"
    case .float64: "double"
    case .int64: "int64"
    default: "int32"
    }
  }
}
