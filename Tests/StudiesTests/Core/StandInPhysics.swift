import Descriptors
import Foundation
import InverseDesign
import Randomness
import Studies
import Volumes

/// A stand-in for the Cahn–Hilliard solver: volume fractions are smooth functions of the recipe.
struct StandInPhysics: FilmAnnealing {
  /// How much more mixed phase films have than those that the model was trained on.
  var bias = 0.0
  /// Why a film cannot be made; nil where it can.
  var failure: @Sendable (Blend, UInt64) -> String? = { _, _ in nil }

  /// What films of a recipe have on average.
  static func mean(_ recipe: Recipe) -> (donor: Double, mixed: Double) {
    let mixed = 0.6 * exp(-0.6 * (recipe.chi - 2)) / recipe.logTime
    return (recipe.phi - mixed / 2, mixed)
  }

  func anneal(
    _ blend: Blend, seed: UInt64, at logTimes: [Double], threads: Int,
    body: (_ logTime: Double, _ film: Volume) throws -> Void
  ) throws {
    if let reason = failure(blend, seed) { throw StandInFailure(reason) }
    for logTime in logTimes {
      var dice = SplitMix64(seed: seed)
      let mean = Self.mean(Recipe(blend, logTime: logTime))
      let film = StandInFilm.volume(
        donor: mean.donor + 0.002 * dice.bell(), mixed: mean.mixed + bias + 0.002 * dice.bell(),
        dice: &dice)
      try body(logTime, film)
    }
  }

  /// The response learnt from films of 60 blends at five times each.
  static let response: ProcessResponse? = {
    var dice = SplitMix64(seed: 3)
    var recipes: [Recipe] = []
    for _ in 0..<60 {
      let blend = Blend(
        phi: Double.random(in: 0.35...0.7, using: &dice),
        chi: Double.random(in: 2.3...3.8, using: &dice))
      recipes += (0..<5).map { Recipe(blend, logTime: 1.4 + 0.35 * Double($0)) }
    }
    let films = recipes.map(mean)
    return ProcessResponse(
      recipes: recipes,
      values: [.donorFraction: films.map(\.donor), .mixedFraction: films.map(\.mixed)])
  }()
}
