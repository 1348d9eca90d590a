import Optimize
import Testing

/// What ends a search, and what the log says of it.
struct BudgetTests {
  @Test(arguments: Algorithm.all())
  func `a budget is kept to the evaluation and is an outcome`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    var calls = 0
    let counted = Function(
      value: { point in
        calls += 1
        return known.objective(point)
      },
      slope: { point in
        calls += 1
        return Function.Slope(
          value: known.objective(point), gradient: known.gradient(point))
      })
    let problem = try Problem(bounds: known.bounds, objective: counted)
    let outcome = try problem.minimize(
      from: known.start, using: algorithm, until: StopRule(evaluations: 9))
    #expect(outcome.reason == .evaluationsSpent)
    #expect(outcome.trials.count == 9)
    #expect(calls == 9)
  }

  @Test(arguments: Algorithm.all())
  func `the best is the least feasible value in the log`(algorithm: Algorithm) throws {
    let known = KnownProblem.cornered
    let outcome = try known.problem().minimize(
      from: known.start, using: algorithm, until: StopRule(evaluations: 60), seed: 5)
    let feasible = outcome.trials.filter { trial in
      known.constraints.allSatisfy { $0.value(trial.point) <= 1e-8 }
    }
    #expect(outcome.best?.value == feasible.compactMap(\.value).min())
    #expect(outcome.trials.map(\.number) == Array(0..<outcome.trials.count))
  }

  @Test
  func `incumbents fall strictly and end at the best`() throws {
    let known = KnownProblem.stretchedBowl
    let outcome = try known.problem().minimize(
      from: known.start, using: Algorithm(.bobyqa), until: StopRule(evaluations: 100))
    let values = outcome.incumbents.compactMap(\.value)
    #expect(values.count > 5)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
    #expect(outcome.incumbents.last == outcome.best)
  }

  @Test
  func `time is told by the caller's clock`() throws {
    let known = KnownProblem.branin
    var seconds = 0.0
    let ticking = Function { point in
      seconds += 2
      return known.objective(point)
    }
    let outcome = try Problem(bounds: known.bounds, objective: ticking).minimize(
      from: known.start, using: Algorithm(.directL),
      until: StopRule(evaluations: 1000, seconds: 21), elapsed: { seconds })
    #expect(outcome.reason == .timeSpent)
    #expect(outcome.trials.count == 11)  // the first count with 2n ≥ 21
  }

  @Test
  func `a converged search says so before the budget ends`() throws {
    let known = KnownProblem.stretchedBowl
    let outcome = try known.problem().minimize(
      from: known.start, using: Algorithm(.bobyqa),
      until: StopRule(evaluations: 5000, relativeStep: 1e-4))
    #expect(outcome.reason == .stepConverged)
    #expect(outcome.trials.count < 1000)
  }

  @Test(arguments: Algorithm.all())
  func `the same seed walks the same path`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    let run = {
      try known.problem().minimize(
        from: known.start, using: algorithm, until: StopRule(evaluations: 150), seed: 11)
    }
    #expect(try run().trials == run().trials)
  }

  @Test(arguments: Algorithm.all().filter(\.isStochastic))
  func `a stochastic method listens to its seed`(algorithm: Algorithm) throws {
    let known = KnownProblem.stretchedBowl
    let run = { (seed: UInt64) in
      try known.problem().minimize(
        from: known.start, using: algorithm, until: StopRule(evaluations: 400), seed: seed)
    }
    #expect(try run(1).trials != run(2).trials)
  }
}
