import Descriptors
import InverseDesign
import ProcessModel
import Testing

struct VerificationTests {
  private let recipe = Recipe(phi: 0.5, chi: 3, logTime: 2)

  private func film(_ seed: UInt64, _ donor: Double, _ mixed: Double) -> SimulatedFilm {
    SimulatedFilm(recipe, seed: seed, measured: [.donorFraction: donor, .mixedFraction: mixed])
  }

  private func goal(mixed: Double, tolerance: Double = 0.02) throws -> Goal {
    try Goal(targets: [
      Target(.donorFraction, .value(0.41), tolerance: tolerance),
      Target(.mixedFraction, .value(mixed), tolerance: tolerance),
    ])
  }

  private func verify(
    _ films: [SimulatedFilm], _ goal: Goal, prior: Double? = nil, errorRate: Double = 0.05
  ) -> Verification {
    let priors = prior.map { scatter in
      Dictionary(
        uniqueKeysWithValues: goal.targets.map { ($0.attribute, ScatterPrior(scatter: scatter)) })
    }
    return Verification(
      recipe, size: FilmSize(nx: 128, ny: 128), films: films, goal: goal, priors: priors ?? [:],
      errorRate: errorRate)
  }

  private var three: [SimulatedFilm] {
    [film(0, 0.40, 0.10), film(1, 0.42, 0.12), film(2, 0.44, 0.17)]
  }

  @Test func `means, spreads and deviations are those of the films`() throws {
    let proof = verify(three, try goal(mixed: 0.14))
    let near = { (a: Double?, b: Double) in abs(a! - b) < 1e-12 }  // sums of three numbers
    #expect(near(proof.mean[.donorFraction], 0.42))
    #expect(near(proof.spread[.donorFraction], 0.02))  // √((0.02² + 0 + 0.02²)/2)
    #expect(near(proof.deviations[.donorFraction], 0.5))
    #expect(near(proof.deviations[.mixedFraction], -0.5))
    #expect(proof.meanMeets(try goal(mixed: 0.14)))
  }

  @Test func `an interval is Student's with the films' own scatter where nothing else is known`()
    throws
  {
    let interval = try #require(
      verify(three, try goal(mixed: 0.14)).intervals[.donorFraction])
    #expect(interval.degrees == 2)
    // t(0.05, 2) = 2.920 of the tables, 0.02/√3
    #expect(abs(interval.halfWidth - 2.920 * 0.02 / 3.0.squareRoot()) < 1e-5)
  }

  @Test func `a prior scatter is pooled with the films' by degrees of freedom`() throws {
    let interval = try #require(
      verify(three, try goal(mixed: 0.14), prior: 0.01).intervals[.donorFraction])
    let variance = (3 * 0.01 * 0.01 + 2 * 0.02 * 0.02) / 5
    #expect(abs(interval.scatter - variance.squareRoot()) < 1e-12)
    #expect(interval.degrees == 5)
  }

  @Test func `verified, missed and undecided follow from where the interval lies`() throws {
    let close = [film(0, 0.411, 0.101), film(1, 0.409, 0.099)]
    #expect(verify(close, try goal(mixed: 0.10), prior: 0.001).verdict == .verified)
    #expect(verify(close, try goal(mixed: 0.14), prior: 0.001).verdict == .missed)
    // the mean lies 0.9 tolerances off: its interval reaches out of the tolerance
    #expect(verify(close, try goal(mixed: 0.118), prior: 0.004).verdict == .undecided)
    // the same films, with a scatter that tells nothing
    #expect(verify(close, try goal(mixed: 0.10), prior: 0.1).verdict == .undecided)
  }

  @Test func `one missed target is enough, and every one must be verified`() throws {
    let films = [film(0, 0.41, 0.20), film(1, 0.41, 0.20)]
    #expect(verify(films, try goal(mixed: 0.10), prior: 0.001).verdict == .missed)
    #expect(verify(films, try goal(mixed: 0.20), prior: 0.001).verdict == .verified)
  }

  @Test func `one film without a prior decides nothing`() throws {
    #expect(verify([film(0, 0.41, 0.10)], try goal(mixed: 0.10)).verdict == .undecided)
    #expect(
      verify([film(0, 0.41, 0.10)], try goal(mixed: 0.10), prior: 0.001).verdict == .verified)
  }

  @Test func `constraints are judged like targets`() throws {
    let expression = try Expression("vol_frac_D + vol_frac_M")
    let goal = try Goal(
      targets: [Target(.donorFraction, .value(0.41), tolerance: 0.02)],
      objectives: [], constraints: [Constraint(expression, to: 0.55)])
    let films = [film(0, 0.41, 0.10), film(1, 0.412, 0.101), film(2, 0.409, 0.099)]
    #expect(verify(films, goal, prior: 0.002).verdict == .verified)
    let over = films.map { film($0.seed, 0.41, 0.20 + 0.001 * Double($0.seed)) }
    #expect(verify(over, goal, prior: 0.002).verdict == .missed)
  }

  @Test func `a goal that films cannot fail to keep has no verdict`() throws {
    let goal = try Goal(
      targets: [], objectives: [Objective(.donorFraction, .maximise, scale: 0.02)])
    #expect(verify(three, goal).verdict == nil)
  }

  @Test func `a film that fails is kept with its reason and left out of the means`() throws {
    let failed = SimulatedFilm(recipe, seed: 9, failure: "φ is not finite at step 12")
    let proof = verify([three[0], failed, three[1]], try goal(mixed: 0.11))
    #expect(proof.films[1].failure == "φ is not finite at step 12")
    #expect(proof.measuredFilms == 2)
    #expect(abs(proof.mean[.donorFraction]! - 0.41) < 1e-12)
  }

  @Test func `nothing is verified when every film fails or a target is undefined`() throws {
    let failed = SimulatedFilm(recipe, seed: 9, failure: "no memory")
    #expect(verify([failed], try goal(mixed: 0.1), prior: 0.001).verdict == .undecided)
    #expect(verify([], try goal(mixed: 0.1), prior: 0.001).verdict == .undecided)
    let goal = try Goal(targets: [Target(.donorStraightness, .value(0.5), tolerance: 0.1)])
    let proof = verify(three, goal, prior: 0.001)
    #expect(proof.verdict == .undecided && proof.worstDeviation(for: goal) == nil)
    #expect(proof.filmsNeeded(for: goal) == nil && proof.credit(for: goal) == 0)
  }

  @Test func `the number of films that would tell is the least that does`() throws {
    let goal = try goal(mixed: 0.112)
    let proof = verify([film(0, 0.41, 0.10), film(1, 0.41, 0.10)], goal, prior: 0.03)
    let needed = try #require(proof.filmsNeeded(for: goal))
    let interval = try #require(proof.intervals[.mixedFraction])
    // the mean lies 0.012 off, so that 0.008 of the tolerance is left
    func half(_ films: Int) -> Double {
      let degrees = interval.degrees + Double(films - 2)
      return StudentT(degrees: degrees).quantile(upperTail: 0.05) * interval.scatter
        / Double(films).squareRoot()
    }
    #expect(half(needed) <= 0.008 && half(needed - 1) > 0.008)
  }
}
