import Foundation

/// One distinct way to make the film: a hilltop of the predicted density in the plane of χ and
/// annealing time.
public struct Pathway: Codable, Sendable, Equatable {
  /// 1 is the best.
  public internal(set) var rank: Int
  /// χ and log time at the hilltop, φ the mean of what the predictions there say.
  public let recipe: Recipe
  /// How far the predictions that belong to this pathway scatter, their own deviations included.
  public let spread: Recipe
  /// The share of all predictions that lead to this hilltop.
  public let probability: Double
  /// The density at the hilltop, per unit of χ and log time.
  public let density: Double
  /// The recipe's distance to the process window in spreads, negative inside; nil without window.
  public let windowDistance: Double?
  /// How far the descriptors move when the process misses the recipe; nil where that is not known.
  public let robustness: Robustness?
  public internal(set) var score: PathwayScore

  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  public var annealingTime: Double { pow(10, recipe.logTime) }

  /// Whether the recipe lies in the process window; true without one.
  public var isInsideWindow: Bool { (windowDistance ?? 0) <= 0 }
}
