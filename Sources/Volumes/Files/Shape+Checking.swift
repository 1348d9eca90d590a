extension Shape {
  /// The shape a file claims; nil where a side is under 1 or the bytes could not be counted.
  init?(checking nx: Int, _ ny: Int, _ nz: Int) {
    guard nx > 0, ny > 0, nz > 0 else { return nil }
    let (slab, slabOverflows) = nx.multipliedReportingOverflow(by: ny)
    let (count, countOverflows) = slab.multipliedReportingOverflow(by: nz)
    // The widest voxel takes 8 bytes.
    let (_, bytesOverflow) = count.multipliedReportingOverflow(by: 8)
    guard !slabOverflows, !countOverflows, !bytesOverflow else { return nil }
    self.init(nx: nx, ny: ny, nz: nz)
  }
}

extension Spacing {
  /// The spacing a file claims; nil where a length is not finite and positive.
  init?(checking x: Double, _ y: Double, _ z: Double) {
    guard [x, y, z].allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    self.init(x: x, y: y, z: z)
  }

  /// The spacing that a grid of `points` along each axis claims; nil where a length is not finite
  /// and positive.
  ///
  /// A grid of two dimensions may leave out the third length, or give 0: the axis along which it has
  /// one point takes the first length that is more.
  init?(ofGrid lengths: [Double], points: [Int]) {
    var lengths = lengths
    if points[2] == 1, lengths.count == 2 { lengths.append(0) }
    guard lengths.count == 3 else { return nil }
    for axis in 0..<3 where points[axis] == 1 && lengths[axis] == 0 {
      lengths[axis] = lengths.first { $0 > 0 } ?? 0
    }
    self.init(checking: lengths[0], lengths[1], lengths[2])
  }
}

extension Int {
  /// This size `times` over, or the largest number where that is more.
  func clampedProduct(_ times: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: times)
    return overflows ? .max : product
  }
}
