/// How candidates are made and chosen.
package struct CandidateSettings: Codable, Sendable, Equatable {
  /// In tolerances: a sample closer than this to every target is not worth another one.
  package static let closeEnough = 0.5

  /// The most samples that are generated at each condition.
  package var samples: Int
  /// How often the condition of one noise is corrected by what its sample turned out to be; 0
  /// leaves every sample at the condition given.
  package var aims: Int
  /// How many candidates are kept.
  package var keep: Int
  /// The study's seed.
  package var seed: UInt64
  /// The index of the first sample; above those of the search's replicates, so that the noises are
  /// fresh.
  package var firstIndex: Int
  /// How many samples are asked of the model at once.
  package var batch: Int
  /// A sample no farther than this from a better one is a duplicate.
  package var duplicateDistance: Double

  package init(
    samples: Int = 64, keep: Int = 10, seed: UInt64 = 1, firstIndex: Int = 1000, batch: Int = 8,
    duplicateDistance: Double = 0, aims: Int = 0
  ) {
    self.samples = samples
    self.keep = keep
    self.seed = seed
    self.firstIndex = firstIndex
    self.batch = batch
    self.duplicateDistance = duplicateDistance
    self.aims = aims
  }

  func check() throws(DesignError) {
    for (field, value) in [("samples", samples), ("keep", keep), ("batch", batch)] where value < 1 {
      throw .badNumber(
        subject: "candidates", field: field, value: Double(value), allowed: "1 or more")
    }
    for (field, value) in [("firstIndex", firstIndex), ("aims", aims)]
    where value < 0 {
      throw .badNumber(subject: "candidates", field: field, value: Double(value), allowed: "≥ 0")
    }
    if !(duplicateDistance.isFinite && duplicateDistance >= 0) {
      throw .badNumber(
        subject: "candidates", field: "duplicateDistance", value: duplicateDistance,
        allowed: "a number ≥ 0")
    }
  }
}
