/// What is wrong with a problem, a stop rule or an algorithm's name, or what a solver could not do.
package enum OptimizeError: Error, Equatable {
  /// No algorithm bears this name; `nearest` is the most similar one.
  case unknownAlgorithm(name: String, nearest: String)
  /// `algorithm` runs a local method that the name must add: `G_MLSL+LN_BOBYQA`.
  case localMethodMissing(algorithm: String)
  /// `local` cannot be the local method of `algorithm`.
  case localMethodUnfit(algorithm: String, local: String)
  /// `algorithm` follows gradients, and `function` gives none.
  case gradientMissing(algorithm: String, function: String)

  case noVariables
  case boundNotFinite(variable: Int, lower: Double, upper: Double)
  case startHasWrongLength(expected: Int, found: Int)
  case startOutsideBounds(variable: Int, value: Double, lower: Double, upper: Double)
  case stepNotPositive(variable: Int, value: Double)
  case stopRuleInvalid(field: String, value: Double)

  /// `function` ("objective", or a constraint's name) gave NaN, an infinity, or no value.
  case notFinite(function: String, point: [Double], value: Double)
  case gradientHasWrongLength(function: String, expected: Int, found: Int)
  /// NLopt refused the problem before the first evaluation.
  case refused(algorithm: String, reason: String)
}

extension OptimizeError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownAlgorithm(let name, let nearest):
      "no optimisation algorithm is named \"\(name)\"; the nearest is \"\(nearest)\""
    case .localMethodMissing(let name):
      "\(name) needs a local method: write \"\(name)+LN_BOBYQA\""
    case .localMethodUnfit(let name, let local):
      "\(local) cannot be the local method of \(name)"
    case .gradientMissing(let name, let function):
      "\(name) follows gradients, and the \(function) gives none"
    case .noVariables:
      "a problem needs at least one variable"
    case .boundNotFinite(let variable, let lower, let upper):
      "variable \(variable) has bounds \(lower) to \(upper); they must be finite"
    case .startHasWrongLength(let expected, let found):
      "the start has \(found) numbers, the problem \(expected) variables"
    case .startOutsideBounds(let variable, let value, let lower, let upper):
      "variable \(variable) starts at \(value), outside \(lower) to \(upper)"
    case .stepNotPositive(let variable, let value):
      "variable \(variable) has the first step \(value); it must be positive"
    case .stopRuleInvalid(let field, let value):
      "the stop rule's \(field) is \(value)"
    case .notFinite(let function, let point, let value):
      "the \(function) is \(value) at \(point)"
    case .gradientHasWrongLength(let function, let expected, let found):
      "the gradient of the \(function) has \(found) numbers, the problem \(expected) variables"
    case .refused(let name, let reason):
      "\(name) refused the problem: \(reason)"
    }
  }
}
