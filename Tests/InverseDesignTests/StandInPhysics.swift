import Descriptors
import Foundation
import InverseDesign

/// A stand-in for physics whose answer is known: descriptors that are smooth functions of the recipe,
/// plus a bias against what the training films have, plus the scatter of a film's own fluctuations.
final class StandInPhysics: FilmSimulator {
  static let attributes: [Attribute] = [
    .donorFraction, .mixedFraction, .donorStraightness, .acceptorStraightness,
  ]

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
  /// The standard deviation of one film's straightness.
  let scatter: Double
  private(set) var made = 0

  init(bias: Double = 0, scatter: Double = 0) {
    (self.bias, self.scatter) = (bias, scatter)
  }

  func films(
    of recipe: Recipe, seeds: [UInt64], at logTimes: [Double]
  ) throws -> [[SimulatedFilm]] {
    made += seeds.count
    return seeds.map { seed in
      var draws = Draws(NoiseSeed(study: seed, index: 0))
      let (donor, acceptor) = (draws.normal(), draws.normal())
      return logTimes.map { logTime in
        let state = Recipe(recipe.blend, logTime: logTime)
        var values = Self.mean(state)
        values[.donorStraightness]! += bias + scatter * donor
        values[.acceptorStraightness]! += bias + scatter * acceptor
        return SimulatedFilm(state, seed: seed, measured: values)
      }
    }
  }

  /// The response learnt from `blends` films of ten times each, whose straightness scatters.
  static func response(blends: Int = 150, scatter: Double = 0) -> ProcessResponse {
    var draws = Draws(NoiseSeed(study: 3, index: 0))
    var recipes: [Recipe] = []
    for _ in 0..<blends {
      let blend = Blend(phi: 0.35 + 0.3 * draws.uniform(), chi: 2.3 + 1.7 * draws.uniform())
      recipes += (0..<10).map { Recipe(blend, logTime: 1.4 + 0.2 * Double($0)) }
    }
    let means = recipes.enumerated().map { number, recipe in
      var values = mean(recipe)
      var own = Draws(NoiseSeed(study: 4, index: number / 10))  // one film's times are alike
      values[.donorStraightness]! += scatter * own.normal()
      values[.acceptorStraightness]! += scatter * own.normal()
      return values
    }
    let values = Dictionary(
      uniqueKeysWithValues: attributes.map { name in (name, means.map { $0[name]! }) })
    return ProcessResponse(recipes: recipes, values: values)!
  }

  static func goal(_ recipe: Recipe, tolerance: Double) throws -> Goal {
    let wanted = mean(recipe)
    return try Goal(
      targets: attributes.map { Target($0, .value(wanted[$0]!), tolerance: tolerance) })
  }
}
