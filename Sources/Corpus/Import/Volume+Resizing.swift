package import Volumes

extension Volume {
  /// The volume on another grid over the same box, each voxel that of its nearest neighbour.
  ///
  /// Along an axis of N voxels, voxel i of n takes voxel ⌊(2i + 1)N / 2n⌋: the one in which its
  /// middle lies. A middle on a face belongs to the voxel that begins there. The length of a voxel
  /// changes by N/n. O(voxels).
  package func resized(to shape: Shape) -> Volume {
    guard shape != self.shape else { return self }
    let xs = nearest(shape.nx, of: self.shape.nx)
    let ys = nearest(shape.ny, of: self.shape.ny)
    let zs = nearest(shape.nz, of: self.shape.nz)
    var labels: [UInt8] = []
    labels.reserveCapacity(shape.count)
    for z in zs {
      for y in ys {
        let row = self.shape.index(0, y, z)
        for x in xs { labels.append(self.labels[row + x]) }
      }
    }
    let spacing = Spacing(
      x: spacing.x * Double(self.shape.nx) / Double(shape.nx),
      y: spacing.y * Double(self.shape.ny) / Double(shape.ny),
      z: spacing.z * Double(self.shape.nz) / Double(shape.nz))
    return Volume(shape: shape, spacing: spacing, labels: labels)
  }

  /// The part of the volume over the whole of z that lies above a rectangle of the plane.
  ///
  /// - Precondition: the rectangle lies in the plane and is not empty.
  package func column(x: Range<Int>, y: Range<Int>) -> Volume {
    precondition(x.lowerBound >= 0 && x.upperBound <= shape.nx && !x.isEmpty)
    precondition(y.lowerBound >= 0 && y.upperBound <= shape.ny && !y.isEmpty)
    let part = Shape(nx: x.count, ny: y.count, nz: shape.nz)
    var labels: [UInt8] = []
    labels.reserveCapacity(part.count)
    for z in 0..<shape.nz {
      for y in y {
        let row = shape.index(0, y, z)
        labels += self.labels[row + x.lowerBound..<row + x.upperBound]
      }
    }
    return Volume(shape: part, spacing: spacing, labels: labels)
  }
}

/// For each of `count` voxels along an axis the one of `source` in which its middle lies.
func nearest(_ count: Int, of source: Int) -> [Int] {
  (0..<count).map { (2 * $0 + 1) * source / (2 * count) }
}
