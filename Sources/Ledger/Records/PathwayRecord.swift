import Foundation
import GRDB

/// A way to make the film: a mode of the predicted density over (φ, χ, log_time).
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

  public init(
    rank: Int, phi: Double, chi: Double, logTime: Double, phiSpread: Double, chiSpread: Double,
    logTimeSpread: Double, chiRatio: Double, probability: Double, insideWindow: Bool?,
    windowDistance: Double?, score: Double, scoreParts: [String: Double], verified: Bool?,
    robustness: Double? = nil,
    robustnessAttribute: String? = nil
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
  }
}

extension PathwayRecord: LedgerRow {
  static var databaseTableName: String { "pathway" }
}
