import Descriptors
import InverseDesign
import Testing

struct VerificationTests {
  /// A stand-in for physics: seed s gives the fractions of ``fractions`` at s, seed 99 blows up.
  struct StandInSimulator: FilmSimulator {
    static let fractions = [[0.40, 0.10], [0.42, 0.12], [0.44, 0.17]]

    func films(
      of recipe: Recipe, seeds: [UInt64], at logTimes: [Double]
    ) throws -> [[SimulatedFilm]] {
      seeds.map { seed in
        logTimes.map { _ in
          if seed == 99 {
            return SimulatedFilm(recipe, seed: seed, failure: "φ is not finite at step 12")
          }
          let values = Self.fractions[Int(seed)].map { $0 + recipe.phi - 0.5 }
          return SimulatedFilm(
            recipe, seed: seed,
            measured: [.donorFraction: values[0], .mixedFraction: values[1]])
        }
      }
    }
  }

  private let recipe = Recipe(phi: 0.5, chi: 3, logTime: 2)

  private func verify(_ seeds: [UInt64], mixed: Double, recipe: Recipe? = nil) throws
    -> Verification
  {
    try Verification.run(
      recipe ?? self.recipe, goal: goal(mixed: mixed), simulator: StandInSimulator(), seeds: seeds)
  }

  private func goal(mixed: Double) throws -> Goal {
    try Goal(targets: [
      Target(.donorFraction, .value(0.41), tolerance: 0.02),
      Target(.mixedFraction, .value(mixed), tolerance: 0.02),
    ])
  }

  @Test
  func `means and spreads are those of the films`() throws {
    let verified = try verify([0, 1, 2], mixed: 0.14)
    let near = { (a: Double?, b: Double) in abs(a! - b) < 1e-12 }  // sums of three numbers
    #expect(near(verified.mean[.donorFraction], 0.42))
    #expect(near(verified.spread[.donorFraction], 0.02))  // √((0.02² + 0 + 0.02²)/2)
    #expect(near(verified.mean[.mixedFraction], 0.13))
    #expect(near(verified.spread[.mixedFraction], (0.0026 / 2).squareRoot()))
    #expect(near(verified.deviations[.donorFraction], 0.5))
    #expect(near(verified.deviations[.mixedFraction], -0.5))
    #expect(verified.isWithinTolerance)
    #expect(verified.films.map(\.seed) == [0, 1, 2])
    // 0.02/√3 and √0.0013/√3 in tolerances of 0.02
    #expect(near(verified.errors[.donorFraction], 1 / 3.0.squareRoot()))
    #expect(near(verified.errors[.mixedFraction], (0.0013 / 3).squareRoot() / 0.02))
    #expect(!verified.isConclusive)  // the mixed fraction's error is 1.04 tolerances
    let credit = 1 / (1 + 0.25 + 0.0013 / 3 / 0.0004)
    #expect(near(verified.credit(for: try goal(mixed: 0.14)), credit))
  }

  @Test
  func `one mean out of tolerance is enough to fail`() throws {
    #expect(try !verify([0, 1, 2], mixed: 0.16).isWithinTolerance)
    #expect(try verify([0, 1, 2], mixed: 0.149).isWithinTolerance)
    #expect(try !verify([0], mixed: 0.1).isConclusive)  // one film tells no scatter
    #expect(try verify([0, 1], mixed: 0.1).isConclusive)
    let shifted = Recipe(phi: 0.53, chi: 3, logTime: 2)
    #expect(try !verify([0, 1, 2], mixed: 0.16, recipe: shifted).isWithinTolerance)
  }

  @Test
  func `a film that fails is recorded with its reason and left out of the means`() throws {
    let verified = try verify([0, 99, 1], mixed: 0.11)
    #expect(verified.films[1].failure == "φ is not finite at step 12")
    #expect(verified.films[1].measured == nil)
    #expect(abs(verified.mean[.donorFraction]! - 0.41) < 1e-12)
    #expect(verified.isWithinTolerance)
  }

  @Test
  func `nothing is verified when every film fails or a target is undefined`() throws {
    #expect(try !verify([99], mixed: 0.1).isWithinTolerance)
    #expect(try !verify([], mixed: 0.1).isWithinTolerance)
    let goal = try Goal(targets: [Target(.donorStraightness, .value(0.5), tolerance: 0.1)])
    let verified = try Verification.run(
      recipe, goal: goal, simulator: StandInSimulator(), seeds: [0])
    #expect(!verified.isWithinTolerance && verified.deviations.isEmpty)
    #expect(verified.worstDeviation(for: goal) == nil)
  }
}
