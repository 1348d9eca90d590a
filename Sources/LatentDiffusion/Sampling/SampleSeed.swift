/// What a sample's noise depends on, and nothing else.
package struct SampleSeed: Hashable, Sendable, Codable {
  /// The seed of the whole study.
  package let study: UInt64
  /// The number of the sample within the study.
  package let index: Int

  package init(study: UInt64, index: Int) {
    self.study = study
    self.index = index
  }

  /// The sample's latent noise: standard normal numbers for the start (`stage` 0) or for the
  /// `stage`-th step of a sampler that adds noise as it goes.
  ///
  /// - Parameter draw: 0, or the number of the redraw.
  package func noise(_ count: Int, stage: Int, draw: Int = 0) -> [Float] {
    var draws = Draws(key: study, index: index, stream: UInt32(draw << 16 + stage))
    return draws.normals(count)
  }
}
