public import Descriptors
import Foundation
public import Volumes

/// What `binodal describe` is asked.
public struct DescribeOptions: Sendable {
  public var sides: Sides
  /// Length of a voxel in the unit of GraSPI's distances.
  public var pixel: Double
  /// Which phase a label means, such as `0=donor,255=acceptor`; nil for GraSPI's codes.
  public var labels: LabelMap?
  /// What a file leaves open, such as the sample inside an HDF5 file.
  public var reading: ReadOptions
  /// The descriptors to measure, in this order.
  public var only: [Attribute]
  /// The relative error of the effective diffusivity, at most.
  public var tolerance: Double
  /// Whether S₂ and the chord lengths are wanted too.
  public var curves: Bool

  public init(
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
public struct VolumeDescription: Sendable {
  public let file: String
  public let shape: Shape
  public let options: DescribeOptions
  public let measured: Measured
  public let curves: StructureCurves?

  /// One object: descriptors by name; with diffusion its `tolerance`, and `curves` if asked for.
  public func json() throws -> String {
    var extra: [(key: String, json: String)] = []
    if measured.values.contains(where: { $0.attribute.hasTolerance }) {
      extra.append(("tolerance", "\(measured.tolerance)"))
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
/// - Complexity: see `docs/descriptors.md`; libtorch is not loaded.
public func describe(_ file: String, options: DescribeOptions) throws -> VolumeDescription {
  let volume = try readVolume(
    at: file, labels: options.labels, options: options.reading)
  volume.shape.remarkOnThickness(of: file, to: options.reading)
  let measured = Measured(
    volume, sides: options.sides, pixel: options.pixel,
    quantities: Quantities(measuring: options.only), tolerance: options.tolerance)
  return VolumeDescription(
    file: file, shape: volume.shape, options: options, measured: measured.only(options.only),
    curves: options.curves
      ? StructureCurves(volume, sides: options.sides, pixel: options.pixel) : nil)
}

/// Measures several files, one after the other; tells `listener` how far it is.
public func describe(
  _ files: [String], options: DescribeOptions, listener: Listener = Listener()
) throws -> [VolumeDescription] {
  try files.enumerated().map { done, file in
    listener.progress(
      StageProgress(stage: "describe", done: done, total: files.count, note: file))
    return try describe(file, options: options)
  }
}

/// The descriptors of these names, which a volume must have.
public func measurable(_ names: [String]) throws(StudyError) -> [Attribute] {
  var found: [Attribute] = []
  for name in names {
    let attribute = Attribute(rawValue: name)
    guard Attribute.measurable.contains(attribute) else {
      throw .unknownAttribute(
        name: name, known: Attribute.measurable.map(\.rawValue), of: "measured on a volume")
    }
    guard !found.contains(attribute) else { throw .repeatedAttribute(name: name) }
    found.append(attribute)
  }
  return found
}
