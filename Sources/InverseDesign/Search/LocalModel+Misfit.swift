import Descriptors
import Optimize

extension LocalModel {
  /// The misfit of what is expected at a condition.
  func value(at condition: [Double], of misfit: Misfit) throws -> Double {
    let (mean, spread) = expected(at: condition)
    return try misfit.value(mean: mean, spread: spread)
  }

  /// The same with its gradient.
  func slope(at condition: [Double], of misfit: Misfit) throws -> Function.Slope {
    try slope(at: condition) { try misfit.value(mean: $0, spread: measured.spread) }
  }

  /// A constraint's excess on what is expected at a condition, in its scales.
  func value(at condition: [Double], of constraint: Constraint) -> Double {
    Self.excess(of: constraint, expected(at: condition).mean)
  }

  /// The same with its gradient.
  func slope(at condition: [Double], of constraint: Constraint) throws -> Function.Slope {
    try slope(at: condition) { Self.excess(of: constraint, $0) }
  }

  /// What counts as the excess where the constrained number is undefined.
  private static let undefined = 1e3

  private static func excess(of constraint: Constraint, _ mean: [Attribute: Double]) -> Double {
    mean[constraint.attribute].map { constraint.excess(of: $0) } ?? undefined
  }

  /// A function of the expected means with its gradient: its derivatives by the few measured means,
  /// which are central differences, through J.
  private func slope(
    at condition: [Double], of function: ([Attribute: Double]) throws -> Double
  ) throws -> Function.Slope {
    let parts = expectedParts(at: condition)
    var gradient = [Double](repeating: 0, count: condition.count)
    for name in self.parts {
      guard let value = parts[name] else { continue }
      // misfits of targets are quadratic piece by piece: differences are exact but for round-off
      let step = 1e-6 * max(1, abs(value))
      func functionAt(_ value: Double) throws -> Double {
        var moved = parts
        moved[name] = value
        return try function(completed(moved))
      }
      let partial = (try functionAt(value + step) - functionAt(value - step)) / (2 * step)
      for (axis, slope) in slope(of: name).enumerated() { gradient[axis] += partial * slope }
    }
    return Function.Slope(value: try function(completed(parts)), gradient: gradient)
  }
}
