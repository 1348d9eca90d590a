package import Descriptors
import Foundation
package import ProcessModel

/// One distinct way to make the film: a mode of the predicted density in the plane of χ and annealing
/// time, or a recipe that the forward model gives.
package struct Pathway: Codable, Sendable, Equatable {
  /// Where a recipe comes from.
  package enum Origin: String, Codable, Sendable, CaseIterable {
    /// What the feature predictor says of the generated candidates.
    case candidates
    /// The forward model of the process, inverted.
    case forwardModel = "forward_model"
  }

  /// 1 is the best.
  package internal(set) var rank: Int
  /// χ and log time at the mode, φ the mean of what the predictions there say.
  package let origin: Origin
  package let recipe: Recipe
  /// How far the predictions that belong to this pathway scatter, their own deviations included.
  package let spread: Recipe
  /// The share of all predictions that lead to this mode; of a recipe by the forward model the probability
  /// that its films meet the goal on average.
  package let probability: Double
  /// The predicted density at the recipe, per unit of χ and log time.
  package let density: Double
  /// The recipe's distance to the process window in spreads, negative inside; nil without window.
  package let windowDistance: Double?
  /// How far the descriptors move when the process misses the recipe; nil where that is not known.
  package let robustness: Robustness?
  /// What films of the recipe have by the forward model, of each target's descriptor.
  package let forecast: [Attribute: FilmStatistics]
  /// The probability that a process which scatters about the recipe makes films that meet every target;
  /// nil where no forward model says.
  package let yield: Double?
  package internal(set) var score: PathwayScore

  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  package var annealingTime: Double { pow(10, recipe.logTime) }

  /// Whether the recipe lies in the process window; true without one.
  package var isInsideWindow: Bool { (windowDistance ?? 0) <= 0 }
}
