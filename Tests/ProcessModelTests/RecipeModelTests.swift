import Foundation
import Testing

import ProcessModel

struct RecipeModelTests {
  private func model(
    _ films: Synthetic.Films, values: [Double]? = nil
  ) throws -> RecipeModel {
    try RecipeModel(
      recipes: films.recipes, series: films.series, values: [("x", values ?? films.values)],
      filmArea: 64 * 64, coordinates: RecipeCoordinates(),
      kernels: ["x": Synthetic.kernel])
  }

  @Test func `90 % of new films lie within the central 90 % of what is forecast`() throws {
    let model = try model(Synthetic.films(60, snapshots: 3))
    let others = Synthetic.films(400, snapshots: 1, seed: 2)
    var held = 0
    for (recipe, value) in zip(others.recipes, others.values) {
      let statistics = try model.forecast(
        phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime, filmArea: 64 * 64)[0].statistics
      let deviation = hypot(statistics.scatter, statistics.meanError)
      held += abs(value - statistics.mean) <= 1.6449 * deviation ? 1 : 0
    }
    let share = Double(held) / 400
    #expect(share > 0.84 && share < 0.96)  // 0.9 ± four standard errors of 400 films
  }

  @Test func `films of four times the area scatter half as much`() throws {
    let model = try model(Synthetic.films(20, snapshots: 2))
    let narrow = try model.forecast(phi: 0.5, chi: 3, logTime: 2, filmArea: 64 * 64)[0].statistics
    let wide = try model.forecast(phi: 0.5, chi: 3, logTime: 2, filmArea: 128 * 128)[0].statistics
    #expect(abs(wide.scatter - narrow.scatter / 2) < 1e-12)
    #expect(wide.mean == narrow.mean && wide.meanError == narrow.meanError)
  }

  @Test(arguments: [[0.5, 3, 2.5], [0.38, 2.6, 1.9], [0.2, 2.3, 3]])  // the last is stable: f″ > 0
  func `slopes are along φ, χ and log_time`(recipe: [Double]) throws {
    let model = try model(Synthetic.films(40, snapshots: 3))
    func forecast(_ recipe: [Double]) throws -> RecipeForecast {
      try model.forecast(
        phi: recipe[0], chi: recipe[1], logTime: recipe[2], filmArea: 4096)[0]
    }
    let slopes = try forecast(recipe).slopes
    let step = 1e-5
    for axis in 0..<3 {
      var (low, high) = (recipe, recipe)
      low[axis] -= step
      high[axis] += step
      let difference =
        (try forecast(high).statistics.mean - forecast(low).statistics.mean) / (2 * step)
      #expect(abs(slopes[axis] - difference) < 1e-5 * max(1, abs(difference)))
    }
  }

  @Test func `rows on which a quantity is undefined are left out`() throws {
    let films = Synthetic.films(30, snapshots: 2)
    var values = films.values
    for row in values.indices where row % 10 == 0 { values[row] = .nan }
    let forecast = try model(films, values: values)
      .forecast(phi: 0.5, chi: 3, logTime: 2, filmArea: 4096)[0]
    #expect(forecast.statistics.mean.isFinite)
  }

  @Test func `too few films and unseparated recipes are refused`() throws {
    #expect(throws: ProcessModelError.tooFew(name: "x", films: 5, needed: 12)) {
      try model(Synthetic.films(5, snapshots: 4))
    }
    let known = try model(Synthetic.films(20, snapshots: 1))
    for phi in [0, 1.0] {
      #expect(RecipeCoordinates().point(phi: phi, chi: 3, logTime: 2) == nil)
    }
    #expect(throws: ProcessModelError.unseparated(chi: 1.9, criticalChi: 2)) {
      try known.forecast(phi: 0.5, chi: 1.9, logTime: 2, filmArea: 4096)
    }
  }
}
