public import Descriptors
import Foundation
public import ProcessModel

/// One distinct way to make the film: a mode of the predicted density in the plane of χ and annealing
/// time, or a recipe that the forward model gives.
public struct Pathway: Codable, Sendable, Equatable {
  /// Where a recipe comes from.
  public enum Origin: String, Codable, Sendable, CaseIterable {
    /// What the feature predictor says of the generated candidates.
    case candidates
    /// The forward model of the process, inverted.
    case forwardModel = "forward_model"
  }

  /// 1 is the best.
  public internal(set) var rank: Int
  /// χ and log time at the mode, φ the mean of what the predictions there say.
  public let origin: Origin
  public let recipe: Recipe
  /// How far the predictions that belong to this pathway scatter, their own deviations included.
  public let spread: Recipe
  /// The share of all predictions that lead to this mode; of a recipe by the forward model the probability
  /// that its films meet the goal on average.
  public let probability: Double
  /// The predicted density at the recipe, per unit of χ and log time.
  public let density: Double
  /// The recipe's distance to the process window in spreads, negative inside; nil without window.
  public let windowDistance: Double?
  /// How far the descriptors move when the process misses the recipe; nil where that is not known.
  public let robustness: Robustness?
  /// What films of the recipe have by the forward model, of each target's descriptor.
  public let forecast: [Attribute: FilmStatistics]
  /// The probability that a process which scatters about the recipe makes films that meet every target;
  /// nil where no forward model says.
  public let yield: Double?
  public internal(set) var score: PathwayScore

  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  public var annealingTime: Double { pow(10, recipe.logTime) }

  /// Whether the recipe lies in the process window; true without one.
  public var isInsideWindow: Bool { (windowDistance ?? 0) <= 0 }
}
