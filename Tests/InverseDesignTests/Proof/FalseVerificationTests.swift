import Descriptors
import Foundation
import Generation
import InverseDesign
import ProcessModel
import Testing

/// How often the procedure calls a recipe verified whose films miss: the whole of it is simulated, with
/// every look and every recipe.
struct FalseVerificationTests {
  /// Films of every recipe have, on average, `miss` tolerances too much of one quantity.
  private final class Stuck: FilmSimulator {
    let miss: Double
    let scatter: Double

    init(miss: Double, scatter: Double) { (self.miss, self.scatter) = (miss, scatter) }

    func films(of recipe: Recipe, seeds: [UInt64], size: FilmSize) throws -> [SimulatedFilm] {
      seeds.map { seed in
        var draws = Draws(SampleSeed(study: seed, index: 1))
        return SimulatedFilm(
          recipe, seed: seed,
          measured: [.donorStraightness: 0.5 + 0.02 * (miss + scatter * draws.normal())])
      }
    }
  }

  /// The part of runs that end verified.
  ///
  /// - Parameters:
  ///   - scatter: Of one film, in tolerances.
  ///   - believed: The same as the forward model has it.
  static func verifiedShare(
    miss: Double, scatter: Double, believed: Double, runs: Int
  ) throws -> Double {
    let goal = try Goal(targets: [Target(.donorStraightness, .value(0.5), tolerance: 0.02)])
    let settings = ProofSettings(recipes: 4)
    let budget = ErrorBudget(recipes: 4, looks: settings.looks.count)
    var verified = 0
    for run in 0..<runs {
      let physics = Stuck(miss: miss, scatter: scatter)
      var trials: [Verification] = []
      for number in 0..<settings.recipes {
        let proof = try one(
          number, run: run, physics, goal, settings, budget, believed: believed)
        trials.append(proof)
        if proof.verdict == .verified { break }
      }
      verified += trials.contains { $0.verdict == .verified } ? 1 : 0
    }
    return Double(verified) / Double(runs)
  }

  /// A recipe by itself, at the level that it has as the `number`-th of a run.
  private static func one(
    _ number: Int, run: Int, _ physics: Stuck, _ goal: Goal, _ settings: ProofSettings,
    _ budget: ErrorBudget, believed: Double
  ) throws -> Verification {
    var single = settings
    single.recipes = 1
    single.seed = UInt64(1000 * (run * settings.recipes + number) + 1)
    var model: ForwardModel? = try believing(believed)
    let proof = try RecipeProof.run(
      from: Recipe(phi: 0.5, chi: 3, logTime: 2), goal: goal, inversion: nil, model: &model,
      simulator: physics, settings: single, budget: budget, tried: number,
      size: { _, _ in FilmSize(nx: 64, ny: 64) }, progress: { _, _ in })
    return proof.trials[0]
  }

  /// A forward model that has a scatter and knows no more.
  private static func believing(_ scatter: Double) throws -> ForwardModel {
    var recipes: [(phi: Double, chi: Double, logTime: Double)] = []
    for number in 0..<12 {
      let step = Double(number)
      recipes.append((0.3 + 0.03 * step, 2.5 + 0.1 * Double(number % 5), 1.5 + 0.1 * step))
    }
    // deviations of the column are 1, so that the kernel's are in the quantity's own unit
    let values: [Double] = (0..<12).map { $0 % 2 == 0 ? 1.5 : -0.5 }
    let kernel = FilmKernel(
      lengths: [1, 1, 1], amplitude: 1, filmDeviation: 0.02 * scatter, filmLength: 1,
      noise: 1e-6, growth: 0)
    return ForwardModel(
      try RecipeModel(
        recipes: recipes, series: Array(0..<12),
        values: [(Attribute.donorStraightness.rawValue, values)], filmArea: 64 * 64,
        coordinates: RecipeCoordinates(),
        kernels: [Attribute.donorStraightness.rawValue: kernel]))
  }

  /// Standard errors of the shares at 2,000 runs: 0.005 at 0.05, 0.002 at 0.01.
  private static let runs = 2000

  @Test(arguments: [0.1, 0.3, 0.6, 1.2])
  func `at most 5 of 100 runs verify recipes that lie exactly at the tolerance`(
    scatter: Double
  ) throws {
    let share = try Self.verifiedShare(
      miss: 1, scatter: scatter, believed: scatter, runs: Self.runs)
    #expect(share <= 0.05 + 0.008, "\(share)")
  }

  @Test(arguments: [0.1, 0.3, 0.6, 1.2])
  func `at most 1 of 100 runs verifies recipes that lie half a tolerance outside`(
    scatter: Double
  ) throws {
    let share = try Self.verifiedShare(
      miss: 1.5, scatter: scatter, believed: scatter, runs: Self.runs)
    #expect(share <= 0.01 + 0.004, "\(share)")
  }

  /// The test of the tests: with a normal quantile at 5 % for every look and recipe, the films' own scatter
  /// taken for the truth, far more runs end verified than may.
  @Test func `an interval without Student's factor and without a budget would be found out`() {
    var verified = 0
    for run in 0..<Self.runs {
      var hit = false
      for number in 0..<4 where !hit {
        var draws = Draws(SampleSeed(study: UInt64(run), index: number))
        var films: [Double] = []
        for count in [2, 4, 8, 12] where !hit {
          while films.count < count { films.append(1 + 0.3 * draws.normal()) }
          let mean = films.reduce(0, +) / Double(count)
          let squares = films.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
          let error = (squares / Double(count - 1) / Double(count)).squareRoot()
          hit = abs(mean) + 1.645 * error <= 1
        }
      }
      verified += hit ? 1 : 0
    }
    #expect(Double(verified) / Double(Self.runs) > 0.2)
  }

  @Test func `the law of the scatter may be wrong by a third`() throws {
    let share = try Self.verifiedShare(miss: 1, scatter: 0.4, believed: 0.3, runs: Self.runs)
    #expect(share <= 0.08 + 0.012, "\(share)")  // two standard errors
  }

  @Test func `recipes that meet the goal are verified`() throws {
    #expect(try Self.verifiedShare(miss: 0, scatter: 0.3, believed: 0.3, runs: 500) > 0.99)
    #expect(try Self.verifiedShare(miss: 0.5, scatter: 0.3, believed: 0.3, runs: 500) > 0.8)
  }
}
