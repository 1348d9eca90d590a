/// How often a run may call a recipe verified whose films just fail to meet the goal.
///
/// A run looks at its films several times and tries several recipes; with the same interval each time,
/// some look would find a good one by luck. The probability of that over the whole run, for recipes
/// whose average lies exactly at a tolerance, is ``total``. The first recipe may spend ``firstShare`` of
/// it, the others share the rest; within a recipe, each look spends the same.
///
/// - Source: Pocock 1977 for looks of equal level.
public struct ErrorBudget: Sendable, Equatable {
  /// One-sided; 0.05 makes the interval of a single look the central 90 % one.
  public var total: Double
  /// The most recipes that the run may try.
  public var recipes: Int
  /// The most looks at the films of one recipe.
  public var looks: Int

  public init(total: Double = 0.05, recipes: Int, looks: Int) {
    self.total = total
    self.recipes = max(1, recipes)
    self.looks = max(1, looks)
  }

  static let firstShare = 0.6
  /// The level of one of 1, 2, … looks over that of all of them.
  private static let levels = [1, 0.6, 0.44, 0.36, 0.31, 0.28]

  /// The level of each look at the films of the recipe `number`, counted from 0.
  public func level(ofRecipe number: Int) -> Double {
    let share =
      recipes == 1
      ? 1 : number == 0 ? Self.firstShare : (1 - Self.firstShare) / Double(recipes - 1)
    let looked =
      looks <= Self.levels.count
      ? Self.levels[looks - 1] : 1.6 / Double(looks)
    return total * share * looked
  }
}
