package import Generation

extension SampleSeed {
  /// The sample's latent noise: standard normal numbers for the start (`stage` 0) or for the
  /// `stage`-th step of a sampler that adds noise as it goes.
  ///
  /// - Parameter draw: 0, or the number of the redraw.
  package func noise(_ count: Int, stage: Int, draw: Int = 0) -> [Float] {
    var draws = Draws(key: study, index: index, stream: UInt32(draw << 16 + stage))
    return draws.normals(count)
  }
}
