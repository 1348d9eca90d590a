import CNLopt

/// One of NLopt's solvers, set up for a problem.
///
/// Owns the C object. The callbacks reach the ``Evaluator`` through unowned pointers, which the
/// solver's own reference keeps alive.
final class Solver {
  private let handle: OpaquePointer
  private let evaluator: Evaluator
  private var hooks: [ConstraintHook] = []
  private let name: String

  init(_ algorithm: Algorithm, for evaluator: Evaluator) throws(OptimizeError) {
    let problem = evaluator.problem
    let attaches = !problem.constraints.isEmpty && evaluator.penalty == 0
    let wraps = attaches && !algorithm.method.takesConstraints
    self.evaluator = evaluator
    name = wraps ? "AUGLAG+" + algorithm.name : algorithm.name
    handle = Self.create(wraps ? "AUGLAG" : algorithm.method.rawValue, problem, evaluator.rule)
    if wraps { nest(Self.create(algorithm.method.rawValue, problem, evaluator.rule), algorithm) }
    if !wraps { nestLocal(of: algorithm, in: handle) }
    try attach(attaches ? problem.constraints : [])
    evaluator.stopSolver = { [unowned self] in nlopt_force_stop(handle) }
  }

  deinit { nlopt_destroy(handle) }

  /// Runs the solver; `point` is the start.
  func run(from point: [Double], step: [Double]?) throws(OptimizeError) -> nlopt_result {
    if let step { nlopt_set_initial_step(handle, step) }
    var x = point
    var ignored = 0.0
    let result = nlopt_optimize(handle, &x, &ignored)
    if evaluator.trials.isEmpty && evaluator.failure == nil {
      throw .refused(algorithm: name, reason: message(result))
    }
    return result
  }

  private func message(_ result: nlopt_result) -> String {
    if let text = nlopt_get_errmsg(handle) { return String(cString: text) }
    return nlopt_result_to_string(result).map { String(cString: $0) } ?? "\(result.rawValue)"
  }
}

extension Solver {
  private static func create(
    _ name: String, _ problem: Problem, _ rule: StopRule
  ) -> OpaquePointer {
    let handle = nlopt_create(nlopt_algorithm_from_string(name), UInt32(problem.dimension))!
    nlopt_set_lower_bounds(handle, problem.bounds.map(\.lowerBound))
    nlopt_set_upper_bounds(handle, problem.bounds.map(\.upperBound))
    nlopt_set_xtol_rel(handle, rule.relativeStep)
    nlopt_set_xtol_abs1(handle, rule.absoluteStep)
    nlopt_set_ftol_rel(handle, rule.relativeChange)
    nlopt_set_ftol_abs(handle, rule.absoluteChange)
    return handle
  }

  /// Puts the method's solver `inner` inside the augmented Lagrangian.
  ///
  /// Each inner search must end for the multipliers to move, so it has an evaluation limit and
  /// tolerances of its own.
  private func nest(_ inner: OpaquePointer, _ algorithm: Algorithm) {
    let dimension = evaluator.problem.dimension
    nlopt_set_maxeval(inner, Int32(algorithm.isGlobal ? 100 * (dimension + 1) : 0))
    nlopt_set_xtol_rel(inner, max(evaluator.rule.relativeStep, 1e-7))
    nlopt_set_ftol_rel(inner, max(evaluator.rule.relativeChange, 1e-9))
    nestLocal(of: algorithm, in: inner)
    nlopt_set_local_optimizer(handle, inner)
    nlopt_destroy(inner)  // NLopt keeps a copy
  }

  /// Gives a multi-start method its local method.
  private func nestLocal(of algorithm: Algorithm, in outer: OpaquePointer) {
    guard let method = algorithm.local else { return }
    let local = Self.create(method.rawValue, evaluator.problem, evaluator.rule)
    nlopt_set_xtol_rel(local, max(evaluator.rule.relativeStep, 1e-6))
    nlopt_set_ftol_rel(local, max(evaluator.rule.relativeChange, 1e-9))
    nlopt_set_local_optimizer(outer, local)
    nlopt_destroy(local)
  }

  private func attach(
    _ constraints: [Problem.Constraint]
  ) throws(OptimizeError) {
    let context = Unmanaged.passUnretained(evaluator).toOpaque()
    nlopt_set_min_objective(handle, objectiveCallback, context)
    for (index, constraint) in constraints.enumerated() {
      let hook = ConstraintHook(evaluator, index)
      hooks.append(hook)
      let result = nlopt_add_inequality_constraint(
        handle, constraintCallback, Unmanaged.passUnretained(hook).toOpaque(),
        constraint.tolerance)
      if result != NLOPT_SUCCESS { throw .refused(algorithm: name, reason: message(result)) }
    }
  }
}

/// Which constraint a callback is for.
private final class ConstraintHook {
  let evaluator: Evaluator
  let index: Int

  init(_ evaluator: Evaluator, _ index: Int) {
    self.evaluator = evaluator
    self.index = index
  }
}

private let objectiveCallback: nlopt_func = { count, point, gradient, context in
  Unmanaged<Evaluator>.fromOpaque(context!).takeUnretainedValue()
    .objective(Array(UnsafeBufferPointer(start: point, count: Int(count))), gradient: gradient)
}

private let constraintCallback: nlopt_func = { count, point, gradient, context in
  let hook = Unmanaged<ConstraintHook>.fromOpaque(context!).takeUnretainedValue()
  let values = Array(UnsafeBufferPointer(start: point, count: Int(count)))
  return hook.evaluator.constraint(hook.index, values, gradient: gradient)
}
