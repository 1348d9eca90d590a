import Foundation
import GRDB

/// A way to make the film: a mode of the predicted density over (φ, χ, log_time).
public struct PathwayRecord: Equatable, Sendable {
  /// 1 is best.
  public let rank: Int
  /// Donor volume fraction φ, interaction parameter χ, log10 of dimensionless annealing time.
  public let phi: Double
  public let chi: Double
  public let logTime: Double
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

  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  public var annealingTime: Double { pow(10, logTime) }

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
  static var table: String { "pathway" }

  init(row: RowReader) throws {
    try self.init(
      rank: row["rank"], phi: row["phi"], chi: row["chi"], logTime: row["log_time"],
      phiSpread: row["phi_spread"], chiSpread: row["chi_spread"],
      logTimeSpread: row["log_time_spread"], chiRatio: row["chi_ratio"],
      probability: row["probability"], insideWindow: row["inside_window"],
      windowDistance: row["window_distance"], score: row["score"],
      scoreParts: try row.json("score_parts"), verified: row["verified"],
      robustness: row["robustness"], robustnessAttribute: row["robustness_attribute"])
  }

  func encode(to columns: inout ColumnWriter) throws {
    let numbers: [(String, Double?)] = [
      ("phi", phi), ("chi", chi), ("log_time", logTime), ("phi_spread", phiSpread),
      ("chi_spread", chiSpread), ("log_time_spread", logTimeSpread), ("chi_ratio", chiRatio),
      ("probability", probability), ("annealing_time", annealingTime),
      ("window_distance", windowDistance), ("score", score), ("robustness", robustness),
    ]
    for (column, value) in numbers { columns[column] = try columns.number(value, column) }
    columns["rank"] = rank
    columns["inside_window"] = insideWindow
    columns["score_parts"] = try columns.json(scoreParts, "score_parts")
    columns["verified"] = verified
    columns["robustness_attribute"] = robustnessAttribute
  }
}
