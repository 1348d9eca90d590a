package import Descriptors
package import Volumes

/// A volume that a study takes targets from: "make me more like this one".
package struct TargetSource: Equatable, Sendable {
  /// The volume's path, from the working folder.
  package var file: String
  /// Nil for the model's own sides.
  package var sides: Sides?
  /// Length of a voxel in the unit of GraSPI's distances.
  package var pixel: Double
  /// The file's labels as `binodal describe --labels` takes them; nil for GraSPI's codes.
  package var labels: LabelMap?
  /// The sample inside an HDF5 file.
  package var dataset: String?
  /// The descriptors to take; nil for the model's conditions.
  package var attributes: [Attribute]?
  /// The tolerance of each.
  package var tolerance: Double

  init() { (file, pixel, tolerance) = ("", 1, Study.standardTolerance) }
}
