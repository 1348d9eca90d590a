import Descriptors
import Foundation
import InverseDesign
import ProcessModel
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
    _ blend: Blend, size: FilmSize, seed: UInt64, at logTimes: [Double], threads: Int,
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

  /// The forward model learnt from films of 40 blends at five times each.
  static let forward: ForwardModel? = {
    var dice = SplitMix64(seed: 3)
    var recipes: [Recipe] = []
    for _ in 0..<40 {
      let blend = Blend(
        phi: Double.random(in: 0.35...0.7, using: &dice),
        chi: Double.random(in: 2.3...3.8, using: &dice))
      recipes += (0..<5).map { Recipe(blend, logTime: 1.4 + 0.35 * Double($0)) }
    }
    let films = recipes.map(mean)
    // films of the same volume fractions but for 0.002 of some 0.07
    let kernel = FilmKernel(
      lengths: [0.8, 1.2, 4], amplitude: 2, filmDeviation: 0.02, filmLength: 5, noise: 0.02,
      growth: 0)
    let model = try? RecipeModel(
      recipes: recipes.map { ($0.phi, $0.chi, $0.logTime) }, series: recipes.indices.map { $0 / 5 },
      values: [("vol_frac_D", films.map(\.donor)), ("vol_frac_M", films.map(\.mixed))],
      filmArea: Double(StandInFilm.shape.nx * StandInFilm.shape.ny),
      coordinates: RecipeCoordinates(),
      kernels: ["vol_frac_D": kernel, "vol_frac_M": kernel])
    return model.map { ForwardModel($0) }
  }()
}
