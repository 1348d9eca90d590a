package import Descriptors
import Foundation
package import Volumes

/// What `binodal describe` is asked.
package struct DescribeOptions: Sendable {
  package var sides: Sides
  /// Length of a voxel in the unit of GraSPI's distances.
  package var pixel: Double
  /// Which phase a label means, such as `0=donor,255=acceptor`; nil for GraSPI's codes.
  package var labels: LabelMap?
  /// What a file leaves open, such as the sample inside an HDF5 file.
  package var reading: ReadOptions
  /// The descriptors to measure, in this order.
  package var only: [Attribute]
  /// The relative error of the effective diffusivity, at most.
  package var tolerance: Double
  /// Whether S₂ and the chord lengths are wanted too.
  package var curves: Bool

  package init(
    sides: Sides = .open, pixel: Double = 1, labels: LabelMap? = nil,
    reading: ReadOptions = ReadOptions(), only: [Attribute] = Attribute.measurable,
    tolerance: Double = EffectiveDiffusivity.defaultTolerance, curves: Bool = false
  ) {
    self.sides = sides
    self.pixel = pixel
    self.labels = labels
    self.reading = reading
    self.only = only
    self.tolerance = tolerance
    self.curves = curves
  }
}

/// The descriptors of one volume file.
package struct VolumeDescription: Sendable {
  package let file: String
  package let shape: Shape
  /// The length of a voxel, nm.
  package let spacing: Spacing
  package let options: DescribeOptions
  package let measured: Measured
  package let curves: StructureCurves?

  /// One object: `document`, `schema_version`, descriptors by name; with diffusion its `tolerance`, and `curves` if asked for.
  package func json() throws -> String {
    var extra = [(key: "document", json: "\"describe\""), (key: "schema_version", json: "1")]
    if measured.values.contains(where: { $0.attribute.hasTolerance }) {
      extra.append(("tolerance", "\(measured.tolerance)"))
    }
    if !VoxelEdges(spacing).isCube {
      extra.append(("voxel_nm", "[\(spacing.x), \(spacing.y), \(spacing.z)]"))
    }
    if let curves {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      extra.append(("curves", String(decoding: try encoder.encode(curves), as: UTF8.self)))
    }
    return measured.json(adding: extra)
  }
}

/// Measures the volume in `file`.
///
/// - Complexity: see `docs/reference/descriptors.md`; libtorch is not loaded.
package func describe(_ file: String, options: DescribeOptions) throws -> VolumeDescription {
  let volume = try readVolume(
    at: file, labels: options.labels, options: options.reading)
  volume.shape.remarkOnThickness(of: file, to: options.reading)
  try checkEdges(of: volume.spacing, path: file)
  let quantities = Quantities(measuring: options.only)
  try MemoryNeeds.measurement(quantities, of: volume.shape, file)
  let measured = Measured(
    volume, sides: options.sides, pixel: options.pixel,
    quantities: quantities, tolerance: options.tolerance)
  return VolumeDescription(
    file: file, shape: volume.shape, spacing: volume.spacing, options: options,
    measured: measured.only(options.only),
    curves: options.curves
      ? StructureCurves(volume, sides: options.sides, pixel: options.pixel) : nil)
}

/// Measures several files, one after the other; tells `listener` how far it is.
package func describe(
  _ files: [String], options: DescribeOptions, listener: Listener = Listener()
) throws -> [VolumeDescription] {
  try files.enumerated().map { done, file in
    listener.progress(
      StageProgress(stage: "describe", done: done, total: files.count, note: file))
    let description = try describe(file, options: options)
    if let remark = remarkOnEdges(of: description.spacing) { listener.remark("\(file): \(remark)") }
    return description
  }
}

/// Throws where no descriptor of voxels so long and thin would mean anything.
func checkEdges(of spacing: Spacing, path: String) throws(StudyError) {
  let edges = [spacing.x, spacing.y, spacing.z]
  let ratio = (edges.max() ?? 1) / (edges.min() ?? 1)
  guard ratio <= VoxelEdges.greatestRatio else {
    throw .badInput(
      path: path,
      reason: "its voxels measure \(spacing.x) × \(spacing.y) × \(spacing.z) nm, and the longest "
        + "edge may be at most \(Int(VoxelEdges.greatestRatio)) times the shortest; say the right "
        + "lengths with binodal convert --spacing")
  }
}

/// What is to be known of voxels that are no cubes; nil for cubes.
func remarkOnEdges(of spacing: Spacing) -> String? {
  guard !VoxelEdges(spacing).isCube else { return nil }
  return
    "its voxels measure \(spacing.x) × \(spacing.y) × \(spacing.z) nm and are no cubes: lengths, "
    + "areas, paths and diffusion follow the edges, the pixel size being the shortest; counts of "
    + "voxels and faces are those of the grid (binodal convert --voxel makes cubes)"
}

/// The descriptors of these names, which a volume must have.
package func measurable(_ names: [String]) throws(StudyError) -> [Attribute] {
  var found: [Attribute] = []
  for name in names {
    guard let attribute = Attribute.named(name, among: Attribute.measurable) else {
      throw .unknownAttribute(
        name: name, known: Attribute.measurable.map(\.rawValue), of: "measured on a volume")
    }
    guard !found.contains(attribute) else { throw .repeatedAttribute(name: name) }
    found.append(attribute)
  }
  return found
}
