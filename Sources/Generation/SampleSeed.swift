/// What the noise of one sample depends on, and nothing else.
package struct SampleSeed: Hashable, Sendable, Codable {
  /// The seed of the whole study.
  package let study: UInt64
  /// The number of the sample within the study.
  package let index: Int

  package init(study: UInt64, index: Int) {
    self.study = study
    self.index = index
  }
}
