import Optimize
import Testing

/// Errors come back as they were thrown; failed evaluations are never the best.
struct FailureTests {
  struct Broken: Error, Equatable { let call: Int }

  @Test(arguments: Algorithm.all())
  func `a throwing objective stops the search with its own error`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    var calls = 0
    let breaking = Function(slope: { point in
      calls += 1
      if calls == 5 { throw Broken(call: calls) }
      return Function.Slope(value: known.objective(point), gradient: known.gradient(point))
    })
    let problem = try Problem(bounds: known.bounds, objective: breaking)
    #expect(throws: Broken(call: 5)) {
      try problem.minimize(
        from: known.start, using: algorithm, until: StopRule(evaluations: 100))
    }
    #expect(calls == 5)
  }

  @Test(arguments: Algorithm.all())
  func `a throwing constraint stops the search with its own error`(algorithm: Algorithm) throws {
    let known = KnownProblem.branin
    let objective = Function(slope: { point in
      Function.Slope(value: known.objective(point), gradient: known.gradient(point))
    })
    let constraint = Problem.Constraint("broken", Function(slope: { _ in throw Broken(call: 1) }))
    let problem = try Problem(
      bounds: known.bounds, objective: objective, constraints: [constraint])
    #expect(throws: Broken(call: 1)) {
      try problem.minimize(
        from: known.start, using: algorithm, until: StopRule(evaluations: 100))
    }
  }

  @Test
  func `a value that is not a number is an error that names the point`() throws {
    let problem = try Problem(bounds: [0...1], objective: Function { _ in .nan })
    let error = #expect(throws: OptimizeError.self) {
      try problem.minimize(
        from: [0.25], using: Algorithm(.bobyqa), until: StopRule(evaluations: 10))
    }
    guard case .notFinite("objective", [0.25], _) = error else {
      Issue.record("found \(String(describing: error))")
      return
    }
  }

  @Test(arguments: [Method.bobyqa, .cobyla, .sbplx, .nelderMead, .directL, .crs2, .isres])
  func `failed evaluations are stepped around and logged`(method: Method) throws {
    // the left third fails; the optimum at 0.6 does not
    let patchy = Function { x in x[0] < 0.33 ? nil : (x[0] - 0.6).squared + x[1].squared }
    let problem = try Problem(bounds: [0...1, -1...1], objective: patchy)
    let outcome = try problem.minimize(
      from: [0.4, 0.7], using: Algorithm(method), until: StopRule(evaluations: 600), seed: 2)
    let failed = outcome.trials.filter { $0.value == nil }
    #expect(failed.allSatisfy { $0.point[0] < 0.33 && !$0.isFeasible })
    let best = try #require(outcome.best)
    #expect(abs(best.point[0] - 0.6) < 0.05)  // a random method's 600 points leave this much
  }

  @Test
  func `no feasible point is no best point`() throws {
    let impossible = Problem.Constraint("never", Function { _ in 1 })
    let problem = try Problem(
      bounds: [0...1], objective: Function { $0[0] }, constraints: [impossible])
    let outcome = try problem.minimize(
      from: [0.5], using: Algorithm(.cobyla), until: StopRule(evaluations: 20))
    #expect(outcome.best == nil)
    #expect(outcome.trials.allSatisfy { $0.violation > 0.99 })
  }

  @Test
  func `what cannot be run is refused at the door`() throws {
    let problem = try Problem(bounds: [0...1, 0...1], objective: Function { $0[0] + $0[1] })
    let rule = StopRule(evaluations: 5)
    #expect(throws: OptimizeError.gradientMissing(algorithm: "LD_MMA", function: "objective")) {
      try problem.minimize(from: [0.5, 0.5], using: Algorithm(.mma), until: rule)
    }
    #expect(
      throws: OptimizeError.startOutsideBounds(variable: 1, value: 2, lower: 0, upper: 1)
    ) {
      try problem.minimize(from: [0.5, 2], using: Algorithm(.bobyqa), until: rule)
    }
    #expect(throws: OptimizeError.startHasWrongLength(expected: 2, found: 1)) {
      try problem.minimize(from: [0.5], using: Algorithm(.bobyqa), until: rule)
    }
    #expect(throws: OptimizeError.stopRuleInvalid(field: "evaluations", value: 0)) {
      try problem.minimize(
        from: [0.5, 0.5], using: Algorithm(.bobyqa), until: StopRule(evaluations: 0))
    }
    #expect(throws: OptimizeError.noVariables) {
      try Problem(bounds: [], objective: Function { _ in 0 })
    }
  }

  @Test
  func `a search may run inside the objective of another`() throws {
    let inner = try Problem(bounds: [-1...1], objective: Function { $0[0].squared })
    let outer = try Problem(
      bounds: [-1...1],
      objective: Function { x in
        let found = try inner.minimize(
          from: [0.5], using: Algorithm(.crs2), until: StopRule(evaluations: 60), seed: 4)
        return (x[0] - 0.3).squared + found.best!.value!
      })
    let outcome = try outer.minimize(
      from: [0], using: Algorithm(.crs2), until: StopRule(evaluations: 120), seed: 9)
    #expect(abs(outcome.best!.point[0] - 0.3) < 0.05)  // 120 random points on [−1, 1]
  }
}
