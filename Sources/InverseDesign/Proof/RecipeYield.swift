import Descriptors
import Foundation
import ProcessModel

/// How often a process that misses its recipe now and then still makes films that meet the goal.
///
/// The yield of a recipe p is the probability that films meet every target on average when φ, χ and
/// log_time scatter about p with given standard deviations, independently and normally:
///
///     Y(p) = E[ Π P(|m_i(p + δ) − target_i| ≤ tolerance_i) ],   δ ~ N(0, diag σ²)
///
/// m being the forward model's means, each with its own standard error e_i, so that what the model does not
/// know lowers the yield. The expectation is over a fixed lattice of points, so equal inputs give equal
/// yields.
///
/// - Source: the rank-1 lattice with generators from the plastic constant, Roberts 2018.
package struct RecipeYield: Sendable {
  let goal: Goal
  /// One standard deviation of φ, χ and log_time.
  let scatter: Recipe
  /// Points of the lattice.
  let points: Int

  package init(goal: Goal, scatter: Recipe, points: Int = 128) {
    self.goal = goal
    self.scatter = scatter
    self.points = points
  }

  /// The same by a quarter of the points, for a search.
  var rough: RecipeYield { RecipeYield(goal: goal, scatter: scatter, points: max(1, points / 4)) }

  /// In [0, 1]; nil where a target is not forecast. A recipe at which nothing separates yields nothing.
  ///
  /// - Complexity: ``points`` forecasts of means, and one of errors.
  package func callAsFunction(_ recipe: Recipe, by model: ForwardModel) -> Double? {
    let here = model.forecast(at: recipe)
    guard !goal.targets.isEmpty, goal.targets.allSatisfy({ here[$0.attribute] != nil }) else {
      return nil
    }
    var sum = 0.0
    for offset in Self.lattice(points) {
      let point = Recipe { axis in
        recipe[axis] + scatter[axis] * offset[axis.index]
      }
      sum += model.means(at: point, for: goal).map { goal.share(means: $0, errors: here) } ?? 0
    }
    return sum / Double(points)
  }

  /// Standard normal triples, evenly spread: the inverse normal distribution of a lattice in the cube.
  private static func lattice(_ count: Int) -> [SIMD3<Double>] {
    let root = 1.220_744_084_605_759_5  // of x⁴ = x + 1
    return (1...count).map { number in
      var triple = SIMD3<Double>()
      for axis in 0..<3 {
        let step = Double(number) / pow(root, Double(axis + 1)) + 0.5
        triple[axis] = normalQuantile(step - step.rounded(.down))
      }
      return triple
    }
  }
}

/// The number below which a standard normal one lies with probability `share`, by bisection.
func normalQuantile(_ share: Double) -> Double {
  var (low, high) = (-9.0, 9.0)
  for _ in 0..<60 {
    let middle = 0.5 * (low + high)
    if 0.5 * erfc(-middle / 2.0.squareRoot()) < share { low = middle } else { high = middle }
  }
  return 0.5 * (low + high)
}
