import Foundation
import Testing

import ProcessModel

struct RecipeCoordinatesTests {
  @Test func `films that the fastest wave has grown in alike have like times`() throws {
    let coordinates = RecipeCoordinates()
    // at φ ½, s = 2χ − 4: 1 and 2, the rate M s²/4κ four times as great
    let slow = try #require(coordinates.point(phi: 0.5, chi: 2.5, logTime: 2 + log10(4)))
    let fast = try #require(coordinates.point(phi: 0.5, chi: 3, logTime: 2))
    #expect(abs(slow[2] - fast[2]) < 0.004)  // ε²/4s² of 1 and 2, in decades
    #expect(abs(fast[1] / slow[1] - 2.0.squareRoot()) < 0.004)
  }

  @Test(arguments: RecipeCoordinates.Kind.allCases)
  func `the log time of a point is that of its recipe`(kind: RecipeCoordinates.Kind) throws {
    let coordinates = RecipeCoordinates(
      donorLength: 3, gradientCoefficient: 2, mobility: 0.5, noise: 0.02, kind: kind)
    for logTime in [0.5, 1.4, 2, 3.7] {
      let point = try #require(coordinates.point(phi: 0.45, chi: 2.9, logTime: logTime))
      #expect(abs(coordinates.logTime(of: point) - logTime) < 1e-6)
    }
  }

  @Test func `a film of less noise takes longer to separate`() throws {
    // ln 10 growth times longer for a tenth of the noise; R = s²/16 = 1/4 at φ ½, χ 3
    let noisy = try #require(
      RecipeCoordinates(noise: 0.01, kind: .onset).point(phi: 0.5, chi: 3, logTime: 2))
    let later = Foundation.log10(100 + 4 * Foundation.log(10.0))
    let still = try #require(
      RecipeCoordinates(noise: 0.001, kind: .onset).point(phi: 0.5, chi: 3, logTime: later))
    #expect(abs(noisy[2] - still[2]) < 1e-3)
  }

  @Test func `long molecules separate at a lower χ`() throws {
    let polymer = RecipeCoordinates(donorLength: 100, acceptorLength: 1)
    #expect(abs(polymer.criticalChi - 0.605) < 1e-12)  // ½ (0.1 + 1)²
    let point = try #require(polymer.point(phi: 0.5, chi: 2, logTime: 0))
    #expect(abs(point[1] * point[1] - 1.98) < 0.002)  // 4 − 0.02 − 2
  }

  @Test func `a blend that is stable has coordinates, one below the critical point has none`() {
    #expect(
      RecipeCoordinates().point(phi: 0.1, chi: 2.2, logTime: 2)?.allSatisfy(\.isFinite) == true)
    #expect(RecipeCoordinates().point(phi: 0.5, chi: 2, logTime: 2) == nil)
  }

  @Test func `a kernel of a card that names no coordinates has the order parameter's`() throws {
    let films = Synthetic.films(20, snapshots: 2)
    func forecast(_ kind: RecipeCoordinates.Kind?) throws -> FilmStatistics {
      var kernel = Synthetic.kernel
      kernel.coordinates = kind
      let model = try RecipeModel(
        recipes: films.recipes, series: films.series, values: [("x", films.values)],
        filmArea: 64 * 64, coordinates: RecipeCoordinates(), kernels: ["x": kernel])
      return try model.forecast(phi: 0.45, chi: 2.7, logTime: 2, filmArea: 64 * 64)[0].statistics
    }
    #expect(try forecast(nil) == forecast(.orderParameter))
    #expect(try forecast(nil) != forecast(.growth))
  }

  /// A quantity that changes evenly with the last of the coordinates alone, over times that these tell apart.
  @Test(arguments: [
    (RecipeCoordinates.Kind.growth, -0.3...1.7), (.onset, -0.6...1.4), (.orderParameter, 1.5...3.5),
  ])
  func `the coordinates in which a quantity changes evenly are found`(
    kind: RecipeCoordinates.Kind, range: ClosedRange<Double>
  ) throws {
    let coordinates = RecipeCoordinates(kind: kind)
    let films = Synthetic.films(40, snapshots: 5)
    let points = films.recipes.indices.map { row in
      let recipe = films.recipes[row]
      let point = coordinates.point(phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime)!
      let part = (Double(row % 5) + 0.1 * Double(row / 5 % 7)) / 5
      return [
        point[0], point[1], range.lowerBound + part * (range.upperBound - range.lowerBound),
      ]
    }
    let model = try RecipeModel(
      recipes: zip(films.recipes, points).map {
        ($0.phi, $0.chi, coordinates.logTime(of: $1))
      }, series: films.series, values: [("x", points.map { tanh(2 * ($0[2] - 1)) })],
      filmArea: 64 * 64, coordinates: RecipeCoordinates())
    #expect(model.quantities[0].kernel.coordinates == kind)
  }
}
