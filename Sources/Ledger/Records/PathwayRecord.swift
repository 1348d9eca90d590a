import Foundation
import GRDB

/// A way to make the film: a mode of the predicted density over (φ, χ, log_time), or a recipe that the
/// forward model gives.
public struct PathwayRecord: Codable, Equatable, Sendable {
  /// 1 is best.
  public let rank: Int
  /// Donor volume fraction φ, interaction parameter χ, log10 of dimensionless annealing time.
  public let phi: Double
  public let chi: Double
  public let logTime: Double
  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  public let annealingTime: Double
  /// One standard deviation of each.
  public let phiSpread: Double
  public let chiSpread: Double
  public let logTimeSpread: Double
  /// χ/χ_c.
  public let chiRatio: Double
  /// The mode's share of the predicted density, in [0, 1].
  public let probability: Double
  /// `nil` where the study states no process window.
  public let insideWindow: Bool?
  /// To the window's edge, in spreads; positive outside.
  public let windowDistance: Double?
  public let score: Double
  /// What the score is made of, by name.
  public let scoreParts: [String: Double]
  /// Whether a simulation met the targets; `nil` where none was run.
  public let verified: Bool?
  /// How far the process's scatter moves the target that moves most, in its tolerances, and whose
  /// target that is; `nil` where it is not known.
  public let robustness: Double?
  public let robustnessAttribute: String?
  /// `candidates` or `forward_model`: where the recipe comes from.
  public let origin: String
  /// What simulated films show of it: `verified`, `missed` or `undecided`; `nil` where none were made,
  /// nothing could be verified, or the run is of before verdicts were recorded.
  public let verdict: String?
  /// The probability that a process which scatters about the recipe makes films that meet every target on
  /// average; `nil` where no forward model says.
  public let yield: Double?
  /// What films of the recipe have by the forward model, each with the standard error of that mean.
  public let forecast: [String: Estimate]?

  public init(
    rank: Int, phi: Double, chi: Double, logTime: Double, phiSpread: Double, chiSpread: Double,
    logTimeSpread: Double, chiRatio: Double, probability: Double, insideWindow: Bool?,
    windowDistance: Double?, score: Double, scoreParts: [String: Double], verified: Bool?,
    robustness: Double? = nil,
    robustnessAttribute: String? = nil, origin: String = "candidates", verdict: String? = nil,
    yield: Double? = nil, forecast: [String: Estimate]? = nil
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
