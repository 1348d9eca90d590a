import CNLopt
import Foundation

/// How constraints reach a method that does not take them by itself.
package enum ConstraintHandling: Sendable, Equatable {
  /// NLopt's augmented Lagrangian: accurate, at the cost of one whole search for each update of
  /// its multipliers.
  case augmentedLagrangian
  /// The exact penalty f + w Σ max(0, cᵢ): one search, right where w exceeds the multipliers, and
  /// with a kink at the edge of the feasible set. Methods that follow gradients jam on the kink, so
  /// they keep to the augmented Lagrangian.
  case exactPenalty(weight: Double)
}

extension Problem {
  /// Searches for the least value with `algorithm`.
  ///
  /// Constraints that the method does not take by itself are dealt with as `handling` says.
  ///
  /// An error thrown by a function stops the solver and is rethrown. A NaN or an infinity is an
  /// error. A function may answer nil for an evaluation that failed: the solver is then told a
  /// value worse than the worst seen, and the log says that the trial failed.
  ///
  /// NLopt's random numbers are one stream for the whole process. Stochastic algorithms seed it
  /// and therefore run one at a time; others run concurrently.
  ///
  /// - Parameters:
  ///   - start: One value per variable, within the bounds; a global algorithm may ignore it.
  ///   - step: The first step of a local algorithm in each variable; nil leaves it to NLopt, which
  ///     takes a quarter of the way to the bounds or so.
  ///   - seed: The seed of a stochastic algorithm (its two halves are folded to NLopt's 32 bits).
  ///   - elapsed: The seconds spent so far, for the rule's time limit.
  /// - Precondition: a penalty's weight is finite and positive.
  /// - Returns: How it ended, with every evaluation. Running out of budget is an outcome.
  package func minimize(
    from start: [Double], using algorithm: Algorithm, until rule: StopRule,
    step: [Double]? = nil, handling: ConstraintHandling = .augmentedLagrangian,
    seed: UInt64 = 0, elapsed: @escaping () -> Double = stopwatch()
  ) throws -> Outcome {
    if case .exactPenalty(let weight) = handling {
      precondition(weight.isFinite && weight > 0, "a penalty's weight is positive")
    }
    try rule.check()
    try check(start: start, step: step)
    try check(algorithm)
    let evaluator = Evaluator(
      self, rule: rule, wantsGradients: algorithm.followsGradients,
      penalty: handling.weight(for: algorithm), elapsed: elapsed)
    let solver = try Solver(algorithm, for: evaluator)
    let result = try withExtendedLifetime(evaluator) {
      algorithm.isStochastic
        ? try RandomStream.seeded(seed) { try solver.run(from: start, step: step) }
        : try solver.run(from: start, step: step)
    }
    if let failure = evaluator.failure { throw failure }
    let reason = evaluator.reason ?? Outcome.Reason(result)
    return Outcome(reason: reason, trials: evaluator.trials)
  }

  /// A clock that starts now, s.
  package static func stopwatch() -> () -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    return { (clock.now - start) / .seconds(1) }
  }
}

extension Problem {
  private func check(start: [Double], step: [Double]?) throws(OptimizeError) {
    for vector in [start, step ?? start] where vector.count != dimension {
      throw .startHasWrongLength(expected: dimension, found: vector.count)
    }
    for (variable, range) in bounds.enumerated() {
      if !range.contains(start[variable]) {
        throw .startOutsideBounds(
          variable: variable, value: start[variable], lower: range.lowerBound,
          upper: range.upperBound)
      }
      if let step = step?[variable], !(step.isFinite && step > 0) {
        throw .stepNotPositive(variable: variable, value: step)
      }
    }
  }

  private func check(_ algorithm: Algorithm) throws(OptimizeError) {
    guard algorithm.followsGradients else { return }
    if !objective.hasGradient {
      throw .gradientMissing(algorithm: algorithm.name, function: "objective")
    }
    if let constraint = constraints.first(where: { !$0.function.hasGradient }) {
      throw .gradientMissing(algorithm: algorithm.name, function: constraint.name)
    }
  }
}

extension ConstraintHandling {
  /// What `algorithm` is charged per unit of constraint crossed; 0 where it is told of the
  /// constraints instead.
  fileprivate func weight(for algorithm: Algorithm) -> Double {
    guard case .exactPenalty(let weight) = self else { return 0 }
    return algorithm.method.takesConstraints || algorithm.followsGradients ? 0 : weight
  }
}

extension Outcome.Reason {
  init(_ result: nlopt_result) {
    switch result {
    case NLOPT_XTOL_REACHED: self = .stepConverged
    case NLOPT_FTOL_REACHED: self = .valueConverged
    case NLOPT_SUCCESS, NLOPT_ROUNDOFF_LIMITED, NLOPT_MAXEVAL_REACHED: self = .exhausted
    default: self = .gaveUp
    }
  }
}

/// NLopt's one stream of random numbers.
private enum RandomStream {
  /// Recursive, so that an objective may itself run a stochastic search; the outer search then
  /// goes on from the inner one's stream, which is still a function of the seeds.
  private static let lock = NSRecursiveLock()

  static func seeded<Result>(_ seed: UInt64, _ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    nlopt_srand(UInt(truncatingIfNeeded: seed ^ (seed >> 32)) & 0xFFFF_FFFF)
    return try body()
  }
}
