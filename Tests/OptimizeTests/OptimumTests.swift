import Optimize
import Testing

extension Algorithm {
  static let locals = all().filter { !$0.isGlobal }
  static let globals = all().filter(\.isGlobal)
}

/// Every algorithm finds what is known to be the least.
struct OptimumTests {
  @Test(arguments: Algorithm.locals)
  func `a local method reaches the bottom of a stretched bowl`(algorithm: Algorithm) throws {
    let known = KnownProblem.stretchedBowl
    let outcome = try known.problem().minimize(
      from: known.start, using: algorithm,
      until: StopRule(evaluations: 3000, relativeStep: 1e-8, target: 1e-9))
    let best = try #require(outcome.best)
    #expect(best.value! <= 1e-9)
    // f ≤ 1e-9 with the least weight 1 keeps |x − c| within √1e-9 = 3.2e-5
    #expect(distance(best.point, known.minima[0]) < 3.3e-5)
  }

  @Test(arguments: Algorithm.globals)
  func `a global method finds one of Branin's valleys`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    let above = algorithm.method == .esch ? 0.1 : 1e-3  // evolution is slow to settle
    let outcome = try known.problem().minimize(
      from: known.start, using: algorithm,
      until: StopRule(evaluations: 4000, target: known.leastValue + above), seed: 7)
    let best = try #require(outcome.best)
    #expect(outcome.reason == .targetReached)
    // f rises by at least ½d² in a valley (least curvature 1), so d ≤ √(2 above); doubled
    #expect(known.minima.contains { distance(best.point, $0) < 2 * (2 * above).squareRoot() })
  }

  @Test(arguments: Algorithm.all())
  func `a corner of two constraints is reached and never crossed`(algorithm: Algorithm) throws {
    try expectCorner(algorithm, handling: .augmentedLagrangian)
  }

  @Test(arguments: Algorithm.all().filter(takesPenalty))
  func `an exact penalty leads to the same corner`(algorithm: Algorithm) throws {
    // the multipliers there are 2/3 on both sides: ∇f + λ₁∇c₁ + λ₂∇c₂ = 0
    try expectCorner(algorithm, handling: .exactPenalty(weight: 3))
  }

  private static func takesPenalty(_ algorithm: Algorithm) -> Bool {
    !algorithm.method.takesConstraints && !algorithm.followsGradients
  }

  private func expectCorner(_ algorithm: Algorithm, handling: ConstraintHandling) throws {
    let known = KnownProblem.cornered
    let outcome = try known.problem().minimize(
      from: known.start, using: algorithm, until: StopRule(evaluations: 2000),
      handling: handling, seed: 3)
    let best = try #require(outcome.best)
    #expect(known.constraints.allSatisfy { $0.value(best.point) <= 1e-8 })
    // the start lies 5 above the corner; local methods close in, global ones come near
    #expect(best.value! - known.leastValue < (algorithm.isGlobal ? 0.1 : 1e-4))
    // both constraints may be crossed by 1e-8, with multipliers below 1
    #expect(best.value! - known.leastValue > -2e-8)
  }

  @Test(arguments: Algorithm.all())
  func `every point asked for lies within the bounds`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    let outcome = try known.problem().minimize(
      from: known.start, using: algorithm, until: StopRule(evaluations: 300), seed: 1)
    for trial in outcome.trials {
      #expect(zip(trial.point, known.bounds).allSatisfy { $1.contains($0) })
      #expect(trial.value == known.objective(trial.point))
    }
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1).squared }.squareRoot()
  }
}
