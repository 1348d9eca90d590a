import Foundation
import ProcessModel
import Testing

/// What a forward model makes of films that were simulated after it was fitted.
struct LearningTests {
  private static func model() throws -> RecipeModel {
    let films = Synthetic.films(60, snapshots: 4)
    return try RecipeModel(
      recipes: films.recipes, series: films.series, values: [("a", films.values)],
      filmArea: 64 * 64, coordinates: RecipeCoordinates(),
      kernels: ["a": Synthetic.kernel])
  }

  private static func forecast(_ model: RecipeModel) throws -> FilmStatistics {
    try model.forecast(phi: 0.5, chi: 3, logTime: 2.2, filmArea: 64 * 64)[0].statistics
  }

  @Test func `many films of a recipe settle its mean`() throws {
    let learnt = try Self.model().learning(
      phi: 0.5, chi: 3, logTime: 2.2, means: ["a": 0.71], films: 1_000_000, filmArea: 64 * 64)
    let forecast = try Self.forecast(learnt)
    #expect(abs(forecast.mean - 0.71) < 1e-4)
    #expect(forecast.meanError < 1e-3)
    let means = try #require(learnt.means(phi: 0.5, chi: 3, logTime: 2.2, of: ["a"]))
    #expect(abs(means["a"]! - forecast.mean) < 1e-12)
  }

  @Test func `one film moves the mean by its share of what is known`() throws {
    let model = try Self.model()
    let before = try Self.forecast(model)
    let learnt = model.learning(
      phi: 0.5, chi: 3, logTime: 2.2, means: ["a": before.mean + 0.03], films: 1,
      filmArea: 64 * 64)
    let after = try Self.forecast(learnt)
    // of a prior of variance e² and a film of variance s²: e²/(e² + s²) of the difference
    let (prior, film) = (before.meanError * before.meanError, before.scatter * before.scatter)
    #expect(abs(after.mean - before.mean - 0.03 * prior / (prior + film)) < 1e-6)
    let variance = prior * film / (prior + film)
    #expect(abs(after.meanError * after.meanError - variance) < 1e-8)
  }

  @Test func `a film of four times the area counts as four films`() throws {
    let model = try Self.model()
    let four = model.learning(
      phi: 0.5, chi: 3, logTime: 2.2, means: ["a": 0.6], films: 4, filmArea: 64 * 64)
    let wide = model.learning(
      phi: 0.5, chi: 3, logTime: 2.2, means: ["a": 0.6], films: 1, filmArea: 128 * 128)
    #expect(try Self.forecast(four) == Self.forecast(wide))
  }

  @Test func `far from the films nothing changes`() throws {
    let model = try Self.model()
    let learnt = model.learning(
      phi: 0.36, chi: 2.3, logTime: 1.5, means: ["a": 0.9], films: 10, filmArea: 64 * 64)
    let near = try #require(learnt.means(phi: 0.36, chi: 2.3, logTime: 1.5, of: ["a"])?["a"])
    let nearBefore = try #require(model.means(phi: 0.36, chi: 2.3, logTime: 1.5, of: ["a"])?["a"])
    let far = try #require(learnt.means(phi: 0.64, chi: 3.9, logTime: 3.5, of: ["a"])?["a"])
    let farBefore = try #require(model.means(phi: 0.64, chi: 3.9, logTime: 3.5, of: ["a"])?["a"])
    #expect(abs(near - nearBefore) > 10 * abs(far - farBefore))
  }

  @Test func `what was learnt in any order is the same`() throws {
    let model = try Self.model()
    func learn(_ model: RecipeModel, _ chi: Double, _ mean: Double) -> RecipeModel {
      model.learning(
        phi: 0.5, chi: chi, logTime: 2.2, means: ["a": mean], films: 2, filmArea: 64 * 64)
    }
    let one = try Self.forecast(learn(learn(model, 2.9, 0.5), 3.1, 0.55))
    let other = try Self.forecast(learn(learn(model, 3.1, 0.55), 2.9, 0.5))
    #expect(abs(one.mean - other.mean) < 1e-9)  // two equations solved in another order
  }
}
