import Foundation

/// How often a run may call a recipe verified whose films just fail to meet the goal.
///
/// A run looks at its films several times and tries several recipes; with the same interval each time,
/// some look would find a good one by luck. The probability of that over the whole run, for recipes
/// whose average lies exactly at a tolerance, is at most ``total``. The first recipe may spend half of it, the
/// second a quarter, and so on; within a recipe, each look has the same level.
///
/// A recipe is given up once more films are not likely to verify it, so that few runs come to later
/// looks and recipes, and the levels need not be as low as their number alone would have them.
/// `FalseVerificationTests` simulates the whole procedure and holds it to the total.
///
/// - Source: Pocock 1977 for looks of equal level.
package struct ErrorBudget: Sendable, Equatable {
  /// One-sided; 0.05 makes the interval of a single look the central 90 % one.
  package var total: Double
  /// The most recipes that the run may try.
  package var recipes: Int
  /// The most looks at the films of one recipe.
  package var looks: Int

  package init(total: Double = 0.05, recipes: Int, looks: Int) {
    self.total = total
    self.recipes = max(1, recipes)
    self.looks = max(1, looks)
  }

  /// Recipes whose share is half of the one before.
  private static let mostHalvings = 8
  /// The level of one of 1, 2, … looks over that of all of them.
  private static let levels = [1, 0.8, 0.65, 0.5, 0.45, 0.4]

  /// The level of each look at the films of the recipe `number`, counted from 0.
  package func level(ofRecipe number: Int) -> Double {
    let looked = looks <= Self.levels.count ? Self.levels[looks - 1] : 2.4 / Double(looks)
    return total * share(ofRecipe: number) * looked
  }

  /// ½, ¼, … of the total, as long as a level is worth its films; what is left is shared evenly.
  private func share(ofRecipe number: Int) -> Double {
    let halved = min(recipes - 1, Self.mostHalvings)
    return number < halved
      ? exp2(-Double(number + 1)) : exp2(-Double(halved)) / Double(recipes - halved)
  }
}
