/// One volume asked of a generative model: what makes a sample, and makes it again.
package struct SampleRequest: Hashable, Sendable {
  /// One value per condition of the model, in the model's order; what stands for an open one is not looked at.
  package let condition: [Double]
  /// Which conditions are asked for; the model draws the others with the volume.
  package let isKnown: [Bool]
  package let seed: SampleSeed

  package init(condition: [Double], seed: SampleSeed) {
    self.condition = condition
    isKnown = condition.map { _ in true }
    self.seed = seed
  }

  /// - Parameter partial: Nil for an open condition.
  package init(partial: [Double?], seed: SampleSeed) {
    condition = partial.map { $0 ?? 0 }
    isKnown = partial.map { $0 != nil }
    self.seed = seed
  }
}

extension SampleRequest: Codable {
  private enum Key: String, CodingKey { case condition, isKnown, seed }

  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: Key.self)
    condition = try parts.decode([Double].self, forKey: .condition)
    isKnown =
      try parts.decodeIfPresent([Bool].self, forKey: .isKnown) ?? condition.map { _ in true }
    seed = try parts.decode(SampleSeed.self, forKey: .seed)
  }

  /// What is known is written only where a condition is open.
  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: Key.self)
    try parts.encode(condition, forKey: .condition)
    if isKnown.contains(false) { try parts.encode(isKnown, forKey: .isKnown) }
    try parts.encode(seed, forKey: .seed)
  }
}
