public import Descriptors
public import Volumes

/// A volume that a study takes targets from: "make me more like this one".
public struct TargetSource: Equatable, Sendable {
  /// The volume's path, from the working folder.
  public var file: String
  /// Nil for the model's own sides.
  public var sides: Sides?
  /// Length of a voxel in the unit of GraSPI's distances.
  public var pixel: Double
  /// The file's labels as `binodal describe --labels` takes them; nil for GraSPI's codes.
  public var labels: LabelMap?
  /// The sample inside an HDF5 file.
  public var dataset: String?
  /// The descriptors to take; nil for the model's conditions.
  public var attributes: [Attribute]?
  /// The tolerance of each.
  public var tolerance: Double

  init() { (file, pixel, tolerance) = ("", 1, Study.standardTolerance) }
}
