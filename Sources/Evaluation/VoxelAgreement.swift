package import Volumes

/// The share of voxels in which two volumes have the same phase.
///
/// - Precondition: the volumes have the same shape.
/// - Complexity: O(voxels).
package func voxelAgreement(_ a: Volume, _ b: Volume) -> Double {
  precondition(a.shape == b.shape, "volumes of one shape are compared")
  var same = 0
  for index in a.labels.indices where a.labels[index] == b.labels[index] { same += 1 }
  return Double(same) / Double(a.shape.count)
}
