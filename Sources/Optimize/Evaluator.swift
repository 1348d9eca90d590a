/// Evaluates a problem for a solver, and keeps the log.
///
/// Nothing thrown leaves it while the solver's frames are on the stack: the first error is kept in
/// ``failure``, the solver is told to stop, and later calls answer without evaluating.
final class Evaluator {
  let problem: Problem
  let rule: StopRule
  let wantsGradients: Bool
  /// What the solver is charged per unit of constraint crossed; 0 where it sees the constraints.
  let penalty: Double
  let elapsed: () -> Double
  /// Tells the solver to stop at its next chance.
  var stopSolver: () -> Void = {}

  private(set) var trials: [Trial] = []
  private(set) var failure: (any Error)?
  /// Why we, and not the solver, ended the search.
  private(set) var reason: Outcome.Reason?
  private var latestConstraints: (point: [Double], slopes: [Function.Slope])?
  private var worst: Double?

  init(
    _ problem: Problem, rule: StopRule, wantsGradients: Bool, penalty: Double,
    elapsed: @escaping () -> Double
  ) {
    self.problem = problem
    self.rule = rule
    self.wantsGradients = wantsGradients
    self.penalty = penalty
    self.elapsed = elapsed
  }

  private var isOver: Bool { failure != nil || reason != nil }

  /// The objective for the solver, logged.
  func objective(_ asked: [Double], gradient: UnsafeMutablePointer<Double>?) -> Double {
    if isOver || lostItsWay(asked) { return standIn }
    let point = problem.clamped(asked)
    do {
      let slope = try evaluate(
        problem.objective, "objective", at: point, gradient: gradient != nil)
      let violation = try self.violation(at: point)
      log(point, slope?.value, violation)
      guard let slope else {
        fill(gradient, with: nil)
        return standIn
      }
      let charged = try charge(slope, at: point)
      fill(gradient, with: charged.gradient)
      return charged.value
    } catch {
      stop(error)
      return standIn
    }
  }

  /// Constraint `index` for the solver.
  func constraint(
    _ index: Int, _ asked: [Double], gradient: UnsafeMutablePointer<Double>?
  ) -> Double {
    if isOver || lostItsWay(asked) { return 0 }
    do {
      let slope = try constraints(at: problem.clamped(asked))[index]
      fill(gradient, with: slope.gradient)
      return slope.value
    } catch {
      stop(error)
      return 0
    }
  }

  /// Ends the search when the solver asks for a point that is not a number, as COBYLA of NLopt
  /// 2.7.1 does after it has converged into a corner of constraints.
  private func lostItsWay(_ asked: [Double]) -> Bool {
    if asked.allSatisfy(\.isFinite) { return false }
    end(.gaveUp)
    return true
  }

  /// What the solver is told where there is no value: as bad as the worst point seen, and worse.
  ///
  /// It never enters the log, so it is never anyone's best.
  private var standIn: Double {
    guard let worst else { return 1e6 }
    return worst + max(1, worst.magnitude)
  }

  private func log(_ point: [Double], _ value: Double?, _ violation: Double) {
    let trial = Trial(number: trials.count, point: point, value: value, violation: violation)
    trials.append(trial)
    if let value { worst = max(worst ?? value, value) }
    if let target = rule.target, let value, trial.isFeasible, value <= target {
      end(.targetReached)
    } else if trials.count >= rule.evaluations {
      end(.evaluationsSpent)
    } else if let seconds = rule.seconds, elapsed() >= seconds {
      end(.timeSpent)
    }
  }

  private func end(_ reason: Outcome.Reason) {
    self.reason = reason
    stopSolver()
  }

  private func stop(_ error: any Error) {
    failure = error
    stopSolver()
  }
}

extension Evaluator {
  private func violation(at point: [Double]) throws -> Double {
    if problem.constraints.isEmpty { return 0 }
    return zip(try constraints(at: point), problem.constraints)
      .reduce(0) { max($0, $1.0.value - $1.1.tolerance) }
  }

  /// The exact penalty, f + w Σ max(0, cᵢ); the gradient, which no penalised method asks for, is f's.
  private func charge(_ slope: Function.Slope, at point: [Double]) throws -> Function.Slope {
    if penalty == 0 || problem.constraints.isEmpty { return slope }
    let crossed = try constraints(at: point).reduce(0) { $0 + max(0, $1.value) }
    return Function.Slope(value: slope.value + penalty * crossed, gradient: slope.gradient)
  }

  /// All constraints at `point`, evaluated once for the log and the solver.
  private func constraints(at point: [Double]) throws -> [Function.Slope] {
    if let latestConstraints, latestConstraints.point == point { return latestConstraints.slopes }
    let slopes = try problem.constraints.map { constraint in
      guard
        let slope = try evaluate(
          constraint.function, constraint.name, at: point, gradient: wantsGradients)
      else {
        throw OptimizeError.notFinite(function: constraint.name, point: point, value: .nan)
      }
      return slope
    }
    latestConstraints = (point, slopes)
    return slopes
  }

  private func evaluate(
    _ function: Function, _ name: String, at point: [Double], gradient: Bool
  ) throws -> Function.Slope? {
    let slope: Function.Slope?
    if gradient, let withGradient = function.slope {
      slope = try withGradient(point)
    } else {
      slope = try function.value(point).map { Function.Slope(value: $0, gradient: []) }
    }
    guard let slope else { return nil }
    try check(slope, name, at: point, gradient: gradient)
    return slope
  }

  private func check(
    _ slope: Function.Slope, _ name: String, at point: [Double], gradient: Bool
  ) throws(OptimizeError) {
    if !slope.value.isFinite {
      throw .notFinite(function: name, point: point, value: slope.value)
    }
    guard gradient else { return }
    if slope.gradient.count != problem.dimension {
      throw .gradientHasWrongLength(
        function: name, expected: problem.dimension, found: slope.gradient.count)
    }
    if let bad = slope.gradient.first(where: { !$0.isFinite }) {
      throw .notFinite(function: "gradient of the \(name)", point: point, value: bad)
    }
  }

  private func fill(_ gradient: UnsafeMutablePointer<Double>?, with slopes: [Double]?) {
    guard let gradient else { return }
    for variable in 0..<problem.dimension { gradient[variable] = slopes?[variable] ?? 0 }
  }
}
