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
