import Descriptors
import InverseDesign
import Testing
import Volumes

struct VerificationTests {
  struct Blown: Error, CustomStringConvertible {
    var description: String { "φ is not finite at step 12" }
  }

  /// A stand-in for physics: seed s gives the fractions of ``films`` at s, seed 99 blows up.
  struct StandInSimulator: FilmSimulator {
    static let films = [[0.40, 0.10], [0.42, 0.12], [0.44, 0.17]]

    func simulate(_ recipe: Recipe, seed: UInt64) throws -> Volume {
      if seed == 99 { throw Blown() }
      return SpelledFilm.volume(Self.films[Int(seed)].map { $0 + recipe.phi - 0.5 })
    }
  }

  private let recipe = Recipe(phi: 0.5, chi: 3, logTime: 2)
  private let measure = SpelledFilm.measure([.donorFraction, .mixedFraction])

  private func verify(_ seeds: [UInt64], mixed: Double, recipe: Recipe? = nil) throws
    -> Verification
  {
    let goal = try Goal(targets: [
      Target(.donorFraction, .value(0.41), tolerance: 0.02),
      Target(.mixedFraction, .value(mixed), tolerance: 0.02),
    ])
    return try Verification.run(
      recipe ?? self.recipe, goal: goal, simulator: StandInSimulator(), seeds: seeds,
      measure: measure)
  }

  @Test
  func `means and spreads are those of the runs`() throws {
    let verified = try verify([0, 1, 2], mixed: 0.14)
    let near = { (a: Double?, b: Double) in abs(a! - b) < 10 * SpelledFilm.precision }
    #expect(near(verified.mean[.donorFraction], 0.42))
    #expect(near(verified.spread[.donorFraction], 0.02))  // √((0.02² + 0 + 0.02²)/2)
    #expect(near(verified.mean[.mixedFraction], 0.13))
    #expect(near(verified.spread[.mixedFraction], (0.0026 / 2).squareRoot()))
    // deviations are in tolerances of 0.02, so fifty times the precision
    #expect(abs(verified.deviations[.donorFraction]! - 0.5) < 1e-7)
    #expect(abs(verified.deviations[.mixedFraction]! + 0.5) < 1e-7)
    #expect(verified.isWithinTolerance)
    #expect(verified.runs.map(\.seed) == [0, 1, 2])
  }

  @Test
  func `one mean out of tolerance is enough to fail`() throws {
    #expect(try !verify([0, 1, 2], mixed: 0.16).isWithinTolerance)
    #expect(try verify([0, 1, 2], mixed: 0.149).isWithinTolerance)
    let shifted = Recipe(phi: 0.53, chi: 3, logTime: 2)
    #expect(try !verify([0, 1, 2], mixed: 0.16, recipe: shifted).isWithinTolerance)
  }

  @Test
  func `a run that fails is recorded with its reason and left out of the means`() throws {
    let verified = try verify([0, 99, 1], mixed: 0.11)
    #expect(verified.runs[1].failure == "φ is not finite at step 12")
    #expect(verified.runs[1].measured == nil)
    #expect(abs(verified.mean[.donorFraction]! - 0.41) < 10 * SpelledFilm.precision)
    #expect(verified.isWithinTolerance)
  }

  @Test
  func `nothing is verified when every run fails or a target is undefined`() throws {
    #expect(try !verify([99], mixed: 0.1).isWithinTolerance)
    #expect(try !verify([], mixed: 0.1).isWithinTolerance)
    let goal = try Goal(targets: [Target(.donorStraightness, .value(0.5), tolerance: 0.1)])
    let verified = try Verification.run(
      recipe, goal: goal, simulator: StandInSimulator(), seeds: [0], measure: measure)
    #expect(!verified.isWithinTolerance && verified.deviations.isEmpty)
  }
}
