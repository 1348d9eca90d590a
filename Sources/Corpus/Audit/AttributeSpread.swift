/// How one attribute spreads over the samples of a corpus.
package struct AttributeSpread: Encodable, Equatable, Sendable {
  package let attribute: String
  package let minimum: Double
  package let median: Double
  package let maximum: Double
  package let mean: Double
  package let deviation: Double
  /// Samples in which the attribute is 0/0.
  package let undefined: Int
  /// Samples in which it is infinite: a tortuosity factor without a path.
  package let infinite: Int

  /// Of the finite values; nil where there is none.
  package init?(_ attribute: String, of samples: [SampleReference]) {
    let values = samples.compactMap { $0[attribute] }
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    self.attribute = attribute
    (minimum, maximum) = (sorted[0], sorted[sorted.count - 1])
    median = sorted[sorted.count / 2]
    let count = Double(sorted.count)
    // A power of two is exact; it keeps the sum of huge numbers, and of their squares, finite.
    let largest = max(minimum.magnitude, maximum.magnitude)
    let scale = largest > 1e140 ? 0x1p-600 : 1
    let scaled = sorted.map { $0 * scale }
    let mean = scaled.reduce(0, +) / count
    self.mean = mean / scale
    deviation =
      (scaled.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot() / scale
    undefined = samples.count - values.count
    infinite = values.count - sorted.count
  }
}
