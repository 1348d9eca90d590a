extension TrainingDistribution {
  /// Realistic points as far apart as can be, for a first look at the whole distribution.
  ///
  /// The first is the realistic point nearest to `start`; each next one is the training sample
  /// farthest from all before, in standard deviations.
  ///
  /// - Parameters:
  ///   - fixed: Values that every point takes for some names.
  ///   - quantile: How dense a point must be.
  /// - Returns: `count` points or fewer where fewer are realistic.
  /// - Complexity: O(min(rows, 1000) · rows · names) for the densities.
  package func spread(
    _ count: Int, from start: [Double], fixing fixed: [String: Double] = [:],
    quantile: Double? = nil
  ) -> [[Double]] {
    let stride = max(1, rows / 1000)
    var rest = Swift.stride(from: 0, to: rows, by: stride)
      .map { row in zip(names, sample(row)).map { fixed[$0] ?? $1 } }
      .filter { isRealistic($0, quantile: quantile ?? settings.realisticQuantile) }
      .map { (point: $0, gap: distance($0, start)) }
    var found = [start]
    while found.count < count, let index = rest.indices.max(by: { rest[$0].gap < rest[$1].gap }),
      rest[index].gap > 0
    {
      let next = rest.remove(at: index).point
      found.append(next)
      for other in rest.indices {
        rest[other].gap = min(rest[other].gap, distance(rest[other].point, next))
      }
    }
    return Array(found.prefix(count))
  }
}
