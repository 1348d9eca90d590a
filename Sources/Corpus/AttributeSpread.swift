/// How one attribute spreads over the samples of a corpus.
public struct AttributeSpread: Encodable, Equatable, Sendable {
  public let attribute: String
  public let minimum: Double
  public let median: Double
  public let maximum: Double
  public let mean: Double
  public let deviation: Double
  /// Samples in which the attribute is 0/0.
  public let undefined: Int
  /// Samples in which it is infinite: a tortuosity factor without a path.
  public let infinite: Int

  /// Of the finite values; nil where there is none.
  public init?(_ attribute: String, of samples: [SampleReference]) {
    let values = samples.compactMap { $0[attribute] }
    let sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    self.attribute = attribute
    (minimum, maximum) = (sorted[0], sorted[sorted.count - 1])
    median = sorted[sorted.count / 2]
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    self.mean = mean
    deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    undefined = samples.count - values.count
    infinite = values.count - sorted.count
  }
}
