/// The phase labels of a volume, four to a byte.
///
/// GraSPI's codes are 0, 1 and 3, so two bits hold one.
package struct PackedLabels: Sendable {
  private let bytes: [UInt8]
  private let count: Int

  /// - Complexity: O(voxels), about a millisecond for 128×128×64.
  package init(_ labels: [UInt8]) {
    count = labels.count
    var bytes = [UInt8](repeating: 0, count: (labels.count + 3) / 4)
    for voxel in labels.indices {
      precondition(labels[voxel] < 4, "a label is 0, 1 or 3")
      bytes[voxel >> 2] |= labels[voxel] << UInt8(2 * (voxel & 3))
    }
    self.bytes = bytes
  }

  package var byteCount: Int { bytes.count }

  /// One byte a voxel again, x fastest.
  package var labels: [UInt8] {
    var labels = [UInt8](repeating: 0, count: count)
    for voxel in labels.indices {
      labels[voxel] = bytes[voxel >> 2] >> UInt8(2 * (voxel & 3)) & 3
    }
    return labels
  }
}
