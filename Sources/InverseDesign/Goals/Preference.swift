/// How the costs of several objectives become one.
///
/// With c the costs in scales, z an ideal point and w weights:
///
///     sum        Σ c
///     chebyshev  max w (c − z) + 0.05 Σ w (c − z)
///
/// The least Chebyshev cost reaches every point of a Pareto front for some weights, also where the
/// front is not convex, which no weighted sum does.
///
/// - Source: the augmented weighted Chebyshev norm, Steuer and Choo 1983.
package enum Preference: Codable, Sendable, Equatable {
  case sum
  case chebyshev(ideal: [Double], weights: [Double])

  /// What keeps points that are worse in one objective and better in none away.
  static let augmentation = 0.05

  /// - Precondition: one ideal and one weight per cost.
  package func cost(_ costs: [Double]) -> Double {
    guard case .chebyshev(let ideal, let weights) = self else { return costs.reduce(0, +) }
    precondition(costs.count == ideal.count && costs.count == weights.count, "one per objective")
    let distances = costs.indices.map { weights[$0] * (costs[$0] - ideal[$0]) }
    return distances.max()! + Self.augmentation * distances.reduce(0, +)
  }
}
