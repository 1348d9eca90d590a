/// How a list of numbers spreads.
package struct Summary: Codable, Equatable, Sendable {
  package let count: Int
  package let mean: Double
  /// The standard deviation, with n − 1; 0 for a single number.
  package let deviation: Double
  package let least: Double
  /// The quantiles at 0.1, 0.5 and 0.9, linear between neighbours.
  package let low: Double
  package let median: Double
  package let high: Double
  package let greatest: Double

  /// Nil for an empty list. O(n log n).
  package init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    count = values.count
    self.mean = mean
    deviation = values.count > 1 ? (squares / (n - 1)).squareRoot() : 0
    (least, greatest) = (sorted[0], sorted[sorted.count - 1])
    (low, median, high) = (
      Self.quantile(0.1, of: sorted), Self.quantile(0.5, of: sorted),
      Self.quantile(0.9, of: sorted)
    )
  }

  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let position = share * Double(sorted.count - 1)
    let below = Int(position)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
  }
}

/// The same quantity on generated volumes and on simulated ones.
package struct Comparison: Codable, Equatable, Sendable {
  package let generated: Summary
  /// The yardstick.
  package let simulated: Summary
  /// Median over median.
  package let ratio: Double

  /// Nil where one of the lists is empty.
  package init?(generated: [Double], simulated: [Double]) {
    guard let found = Summary(generated), let yardstick = Summary(simulated) else { return nil }
    (self.generated, self.simulated) = (found, yardstick)
    ratio = found.median / yardstick.median
  }

  /// Whether the generated median lies no further out than nine tenths of the simulated values.
  package var isWithinSpread: Bool { generated.median <= simulated.high }

  /// Whether the generated median is no smaller than a tenth of the simulated values are.
  package var reachesSpread: Bool { generated.median >= simulated.low }
}
