package import Volumes

/// How many voxels have which grey value.
///
/// Up to ``limit`` different values each keep a bin of their own, so that nothing is rounded in a
/// tomogram of 8 bits; more are counted in `limit` bins of equal width from the least value to the
/// greatest.
package struct GreyHistogram: Equatable, Sendable {
  /// The most bins.
  package static let limit = 4096

  /// The grey value of each bin, rising: the value itself, or the middle of the bin.
  package let levels: [Double]
  /// The voxels of each bin.
  package let counts: [Int]
  /// The greatest value that each bin takes.
  let ends: [Float]

  /// O(n log n), n voxels.
  package init(_ field: Field) {
    let sorted = field.values.sorted()
    var levels: [Float] = []
    for value in sorted where levels.last != value {
      levels.append(value)
      if levels.count > Self.limit { break }
    }
    self =
      levels.count <= Self.limit
      ? Self(exact: levels, sorted: sorted) : Self(binning: sorted)
  }

  private init(exact levels: [Float], sorted: [Float]) {
    var counts = [Int](repeating: 0, count: levels.count)
    var bin = 0
    for value in sorted {
      if value != levels[bin] { bin += 1 }
      counts[bin] += 1
    }
    self.init(levels: levels.map(Double.init), counts: counts, ends: levels)
  }

  private init(binning sorted: [Float]) {
    let (low, high) = (Double(sorted[0]), Double(sorted[sorted.count - 1]))
    // More than a histogram's bins of distinct values lie between them, so the width is not 0.
    let width = (high - low) / Double(Self.limit)
    var counts = [Int](repeating: 0, count: Self.limit)
    var ends = [Float](repeating: sorted[0], count: Self.limit)
    for value in sorted {
      let bin = min(Self.limit - 1, Int((Double(value) - low) / width))
      counts[bin] += 1
      ends[bin] = value
    }
    for bin in 1..<Self.limit where counts[bin] == 0 { ends[bin] = ends[bin - 1] }
    let levels = (0..<Self.limit).map { low + (Double($0) + 0.5) * width }
    self.init(levels: levels, counts: counts, ends: ends)
  }

  private init(levels: [Double], counts: [Int], ends: [Float]) {
    (self.levels, self.counts, self.ends) = (levels, counts, ends)
  }
}
