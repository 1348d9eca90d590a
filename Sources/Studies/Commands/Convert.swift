import Support
package import Volumes

/// What `binodal convert` is asked.
package struct ConvertOptions: Sendable {
  /// What the voxels of a file become.
  package enum Content: Sendable, Equatable {
    /// Phases, by a map or by what the file says; nil for the latter.
    case phases(LabelMap?)
    /// Phases, by two cuts of the values.
    case segmented(PhaseCuts)
    /// The numbers as they are: φ, or greys.
    case numbers
  }

  package var content: Content
  /// What the file leaves open, such as the array to read.
  package var reading: ReadOptions
  /// Whether files that are there already are replaced; the input never is.
  package var overwrites = false
  /// The length of a voxel, nm, in place of the file's.
  package var spacing: Spacing?
  /// The side of the cubes on which the volume is written, nm; nil: its own voxels.
  package var voxel: Double?
  package var writing: WriteOptions

  package init(
    content: Content = .phases(nil), reading: ReadOptions = ReadOptions(), spacing: Spacing? = nil,
    writing: WriteOptions = WriteOptions()
  ) {
    self.content = content
    self.reading = reading
    self.spacing = spacing
    self.writing = writing
  }
}

/// What `binodal convert` wrote.
package struct Conversion: Sendable, Encodable {
  package let file: String
  /// Voxels along x, y and z.
  package let shape: [Int]
  /// The length of a voxel along x, y and z, nm.
  package let spacing: [Double]
  /// The fraction of each phase, by its name; nil where numbers were written.
  package var fractions: [String: Double]?
  /// The least and the greatest number; nil where phases were written.
  package var range: [Float]?

  fileprivate init(_ file: String, _ shape: Shape, _ spacing: Spacing) {
    self.file = file
    self.shape = [shape.nx, shape.ny, shape.nz]
    self.spacing = [spacing.x, spacing.y, spacing.z]
  }
}

/// Writes the volume in `input` as `output`, whose ending names the format.
///
/// - Complexity: O(voxels); libtorch is not loaded.
package func convert(
  _ input: String, to output: String, options: ConvertOptions = ConvertOptions()
) throws -> Conversion {
  try OutputFiles(volume: output, options.writing)
    .check(overwrite: options.overwrites, reading: input)
  switch options.content {
  case .phases(let labels):
    let read = try readVolume(
      at: input, labels: labels, options: options.reading)
    let volume = Volume(
      shape: read.shape, spacing: options.spacing ?? read.spacing, labels: read.labels)
    let grid = try options.grid(over: volume.shape, volume.spacing, of: input)
    return try write(grid?.nearest(volume) ?? volume, to: output, options)
  case .segmented(let cuts):
    return try write(cuts.segment(try field(input, options)), to: output, options)
  case .numbers:
    let field = try field(input, options)
    try writeField(field, to: output, options: options.writing)
    var conversion = Conversion(output, field.shape, field.spacing)
    conversion.range = [field.values.min(), field.values.max()].compactMap { $0 }
    return conversion
  }
}

/// The real values of a file, on cubes where they are asked for.
private func field(_ input: String, _ options: ConvertOptions) throws -> Field {
  let read = try readField(at: input, options: options.reading)
  let field = Field(
    shape: read.shape, spacing: options.spacing ?? read.spacing, values: read.values)
  let grid = try options.grid(over: field.shape, field.spacing, of: input)
  return grid?.interpolated(field) ?? field
}

extension ConvertOptions {
  /// The cubes asked for, where there are any and memory holds them.
  fileprivate func grid(
    over shape: Shape, _ spacing: Spacing, of path: String
  ) throws -> CubicGrid? {
    guard let voxel else { return nil }
    guard let grid = CubicGrid(length: voxel, over: shape, spacing: spacing) else {
      throw StudyError.badInput(
        path: path,
        reason:
          "\(shape) voxels of \(spacing.x) × \(spacing.y) × \(spacing.z) nm cannot be cut into "
          + "cubes of \(voxel) nm; choose a length between its voxels' and its thinnest side's")
    }
    // A label or a real number, once here and once in the writer.
    let bytes = content.isReal ? 16 : 4
    try AvailableMemory.check(
      grid.shape.count.multipliedClamped(by: bytes), for: "a volume of \(grid.shape) cubes")
    return grid
  }
}

extension ConvertOptions.Content {
  fileprivate var isReal: Bool { if case .phases = self { false } else { true } }
}

private func write(
  _ volume: Volume, to output: String, _ options: ConvertOptions
) throws -> Conversion {
  try writeVolume(volume, to: output, options: options.writing)
  var conversion = Conversion(output, volume.shape, volume.spacing)
  conversion.fractions = Dictionary(
    uniqueKeysWithValues: Phase.allCases.map {
      ("\($0)", Double(volume.count(of: $0)) / Double(volume.shape.count))
    })
  return conversion
}
