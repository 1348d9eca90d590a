import InverseDesign
import Testing

struct ErrorBudgetTests {
  @Test(arguments: [1, 2, 4, 9, 100, 100_100])
  func `the recipes of a run share the whole error, the first most of it`(recipes: Int) {
    let budget = ErrorBudget(total: 0.05, recipes: recipes, looks: 1)
    let levels = (0..<recipes).map { budget.level(ofRecipe: $0) }
    // sums of a hundred thousand terms
    #expect(abs(levels.reduce(0, +) - 0.05) < 1e-10)
    #expect(levels.allSatisfy { $0 > 0 } && levels == levels.sorted(by: >=))
    #expect(recipes == 1 || levels[0] == 0.025)
  }

  @Test func `each further look lowers the level`() {
    let levels = (1...20).map { ErrorBudget(recipes: 1, looks: $0).level(ofRecipe: 0) }
    #expect(zip(levels, levels.dropFirst()).allSatisfy { $0 > $1 } && levels[0] == 0.05)
  }
}
