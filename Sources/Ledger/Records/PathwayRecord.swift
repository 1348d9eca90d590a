import Foundation
import GRDB

/// A way to make the film: a mode of the predicted density over (φ, χ, log_time), or a recipe that the
/// forward model gives.
package struct PathwayRecord: Codable, Equatable, Sendable {
  /// 1 is best.
  package let rank: Int
  /// Donor volume fraction φ, interaction parameter χ, log10 of dimensionless annealing time.
  package let phi: Double
  package let chi: Double
  package let logTime: Double
  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  package let annealingTime: Double
  /// One standard deviation of each.
  package let phiSpread: Double
  package let chiSpread: Double
  package let logTimeSpread: Double
  /// χ/χ_c.
  package let chiRatio: Double
  /// The mode's share of the predicted density, in [0, 1].
  package let probability: Double
  /// `nil` where the study states no process window.
  package let insideWindow: Bool?
  /// To the window's edge, in spreads; positive outside.
  package let windowDistance: Double?
  package let score: Double
  /// What the score is made of, by name.
  package let scoreParts: [String: Double]
  /// Whether a simulation met the targets; `nil` where none was run.
  package let verified: Bool?
  /// How far the process's scatter moves the target that moves most, in its tolerances, and whose
  /// target that is; `nil` where it is not known.
  package let robustness: Double?
  package let robustnessAttribute: String?
  /// `candidates` or `forward_model`: where the recipe comes from.
  package let origin: String
  /// What simulated films show of it: `verified`, `missed` or `undecided`; `nil` where none were made,
  /// nothing could be verified, or the run is of before verdicts were recorded.
  package let verdict: String?
  /// The probability that a process which scatters about the recipe makes films that meet every target on
  /// average; `nil` where no forward model says.
  package let yield: Double?
  /// What films of the recipe have by the forward model, each with the standard error of that mean.
  package let forecast: [String: EstimateRecord]?

  package init(
    rank: Int, phi: Double, chi: Double, logTime: Double, phiSpread: Double, chiSpread: Double,
    logTimeSpread: Double, chiRatio: Double, probability: Double, insideWindow: Bool?,
    windowDistance: Double?, score: Double, scoreParts: [String: Double], verified: Bool?,
    robustness: Double? = nil,
    robustnessAttribute: String? = nil, origin: String = "candidates", verdict: String? = nil,
    yield: Double? = nil, forecast: [String: EstimateRecord]? = nil
  ) {
    self.rank = rank
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    annealingTime = pow(10, logTime)
    self.phiSpread = phiSpread
    self.chiSpread = chiSpread
    self.logTimeSpread = logTimeSpread
    self.chiRatio = chiRatio
    self.probability = probability
    self.insideWindow = insideWindow
    self.windowDistance = windowDistance
    self.score = score
    self.scoreParts = scoreParts
    self.verified = verified
    self.robustness = robustness
    self.robustnessAttribute = robustnessAttribute
    self.origin = origin
    self.verdict = verdict
    self.yield = yield
    self.forecast = forecast
  }
}

extension PathwayRecord: LedgerRow {
  static var databaseTableName: String { "pathway" }
}
