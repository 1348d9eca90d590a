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
}

extension Int {
  /// This size `times` over, or the largest number where that is more.
  func clampedProduct(_ times: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: times)
    return overflows ? .max : product
  }
}
