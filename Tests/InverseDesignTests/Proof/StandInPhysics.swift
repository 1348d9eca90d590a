import Descriptors
import Foundation
import Generation
import InverseDesign
import ProcessModel

/// A stand-in for physics whose answer is known: descriptors that are smooth functions of the recipe,
/// plus a bias against what the training films have, plus the scatter of a film's own fluctuations.
final class StandInPhysics: FilmSimulator {
  static let attributes: [Attribute] = [
    .donorFraction, .mixedFraction, .donorStraightness, .acceptorStraightness,
  ]
  static let trained = FilmSize(nx: 64, ny: 64)

  /// What films of a recipe have on average.
  static func mean(_ recipe: Recipe) -> [Attribute: Double] {
    let (φ, χ, t) = (recipe.phi, recipe.chi, recipe.logTime)
    let mixed = 0.6 * exp(-0.6 * (χ - 2)) / t
    return [
      .donorFraction: φ * (1 - mixed), .mixedFraction: mixed,
      .donorStraightness: 0.9 * φ + 0.05 * (χ - 3) + 0.08 * (t - 2),
      .acceptorStraightness: 0.9 * (1 - φ) + 0.03 * (χ - 3) - 0.06 * (t - 2),
    ]
  }

  /// How far the films lie from ``mean(_:)``.
  let bias: Double
  /// The standard deviation of the straightness of one film of the trained size.
  let scatter: Double
  private(set) var made: [(recipe: Recipe, size: FilmSize, seed: UInt64)] = []

  init(bias: Double = 0, scatter: Double = 0) {
    (self.bias, self.scatter) = (bias, scatter)
  }

  func films(of recipe: Recipe, seeds: [UInt64], size: FilmSize) throws -> [SimulatedFilm] {
    seeds.map { seed in
      made.append((recipe, size, seed))
      var draws = Draws(SampleSeed(study: seed, index: 0))
      let own = scatter * (Self.trained.area / size.area).squareRoot()
      var values = Self.mean(recipe)
      values[.donorStraightness]! += bias + own * draws.normal()
      values[.acceptorStraightness]! += bias + own * draws.normal()
      return SimulatedFilm(recipe, seed: seed, measured: values)
    }
  }

  /// The forward model learnt from `films` films of six times each, whose straightness scatters.
  static func model(films: Int = 60, scatter: Double = 0) throws -> ForwardModel {
    var draws = Draws(SampleSeed(study: 3, index: 0))
    var recipes: [Recipe] = []
    for _ in 0..<films {
      let blend = Blend(phi: 0.35 + 0.3 * draws.uniform(), chi: 2.3 + 1.7 * draws.uniform())
      recipes += (0..<6).map { Recipe(blend, logTime: 1.4 + 0.35 * Double($0)) }
    }
    let means = recipes.enumerated().map { number, recipe in
      var values = mean(recipe)
      var own = Draws(SampleSeed(study: 4, index: number / 6))  // one film's times are alike
      values[.donorStraightness]! += scatter * own.normal()
      values[.acceptorStraightness]! += scatter * own.normal()
      return values
    }
    let kernels = attributes.map { name in
      (name.rawValue, kernel(films: scatter, over: means.map { $0[name]! }, name))
    }
    return ForwardModel(
      try RecipeModel(
        recipes: recipes.map { ($0.phi, $0.chi, $0.logTime) },
        series: recipes.indices.map { $0 / 6 },
        values: attributes.map { name in (name.rawValue, means.map { $0[name]! }) },
        filmArea: trained.area, coordinates: RecipeCoordinates(),
        kernels: Dictionary(uniqueKeysWithValues: kernels)))
  }

  /// The kernel of what films were made with: numbers are in deviations of the column.
  private static func kernel(films scatter: Double, over values: [Double], _ name: Attribute)
    -> FilmKernel
  {
    let mean = values.reduce(0, +) / Double(values.count)
    let deviation =
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    let isStraightness = [Attribute.donorStraightness, .acceptorStraightness].contains(name)
    return FilmKernel(
      lengths: [0.8, 1.2, 4], amplitude: 2,
      filmDeviation: isStraightness ? max(1e-3, scatter / deviation) : 1e-3, filmLength: 5,
      noise: 1e-3, growth: 0)
  }

  static func goal(_ recipe: Recipe, tolerance: Double) throws -> Goal {
    let wanted = mean(recipe)
    return try Goal(
      targets: attributes.map { Target($0, .value(wanted[$0]!), tolerance: tolerance) })
  }
}
