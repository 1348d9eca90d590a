import GRDB

/// A recipe that was tried for a pathway, what its simulated films have, and what they show.
package struct ProofRecord: Codable, Equatable, Sendable {
  /// A mean over films, and what is known of the average over all films of the recipe.
  package struct Mean: Codable, Equatable, Sendable {
    package let mean: Double
    /// The average lies within mean ± half width, but for the proof's error rate at either end; `nil`
    /// where the quantity is neither a target nor a constraint.
    package let halfWidth: Double?
    /// The standard deviation of single films, pooled with what was known before.
    package let scatter: Double?
    /// The forward model's mean for films of the model's own width less its mean for wide ones: what a
    /// small film would add by its size alone.
    package let smallFilmBias: Double?

    enum CodingKeys: String, CodingKey {
      case mean, scatter
      case halfWidth = "half_width"
      case smallFilmBias = "small_film_bias"
    }

    package init(
      mean: Double, halfWidth: Double? = nil, scatter: Double? = nil, smallFilmBias: Double? = nil
    ) {
      self.mean = mean
      self.halfWidth = halfWidth
      self.scatter = scatter
      self.smallFilmBias = smallFilmBias
    }
  }

  package let pathwayRank: Int
  /// Counts the recipes of a pathway from 1, in the order of trial.
  package let number: Int
  /// Whether this recipe is the one that the pathway stands for.
  package let counts: Bool
  package let phi: Double
  package let chi: Double
  /// χ/χ_c.
  package let chiRatio: Double
  package let logTime: Double
  /// Of every film, voxels along x, y and z, such as "256×256×32"; `nil` in a run of before films had sizes of
  /// their own.
  package let shape: String?
  package let films: Int
  /// `verified`, `missed` or `undecided`; `nil` where nothing could be verified, and in a run of before
  /// verdicts were recorded.
  package let verdict: String?
  /// The probability that an average lies beyond one given end of its interval.
  package let errorRate: Double?
  /// By attribute.
  package let means: [String: Mean]
  /// The largest deviation of a mean from its target, in tolerances, and whose it is.
  package let deviation: Double?
  package let worstAttribute: String?
  /// How many films would tell, and the seconds that the further ones take; `nil` where the verdict is known
  /// or no number of films would tell.
  package let filmsNeeded: Int?
  package let secondsNeeded: Double?

  package init(
    pathwayRank: Int, number: Int, counts: Bool, phi: Double, chi: Double, chiRatio: Double,
    logTime: Double, shape: String?, films: Int, verdict: String?, errorRate: Double?,
    means: [String: Mean], deviation: Double? = nil, worstAttribute: String? = nil,
    filmsNeeded: Int? = nil, secondsNeeded: Double? = nil
  ) {
    self.pathwayRank = pathwayRank
    self.number = number
    self.counts = counts
    self.phi = phi
    self.chi = chi
    self.chiRatio = chiRatio
    self.logTime = logTime
    self.shape = shape
    self.films = films
    self.verdict = verdict
    self.errorRate = errorRate
    self.means = means
    self.deviation = deviation
    self.worstAttribute = worstAttribute
    self.filmsNeeded = filmsNeeded
    self.secondsNeeded = secondsNeeded
  }
}

extension ProofRecord: LedgerRow {
  static var databaseTableName: String { "proof" }
}
