/// Find the least value of a function over a box, under inequality constraints.
///
/// min f(x) subject to lower ≤ x ≤ upper and cᵢ(x) ≤ 0.
package struct Problem {
  /// A function that must not be positive, c(x) ≤ 0.
  package struct Constraint {
    package let name: String
    /// How far above zero still counts as kept, in the constraint's own unit.
    package let tolerance: Double
    package let function: Function

    /// - Precondition: `tolerance` is finite and not negative.
    package init(_ name: String, tolerance: Double = 1e-8, _ function: Function) {
      precondition(tolerance.isFinite && tolerance >= 0, "a tolerance is not negative")
      self.name = name
      self.tolerance = tolerance
      self.function = function
    }
  }

  package let bounds: [ClosedRange<Double>]
  package let objective: Function
  package let constraints: [Constraint]

  /// - Parameters:
  ///   - bounds: The range of each variable; a range of one value fixes the variable.
  ///   - objective: The function whose least value is sought.
  package init(
    bounds: [ClosedRange<Double>], objective: Function, constraints: [Constraint] = []
  ) throws(OptimizeError) {
    if bounds.isEmpty { throw .noVariables }
    for (variable, range) in bounds.enumerated()
    where !(range.lowerBound.isFinite && range.upperBound.isFinite) {
      throw .boundNotFinite(
        variable: variable, lower: range.lowerBound, upper: range.upperBound)
    }
    self.bounds = bounds
    self.objective = objective
    self.constraints = constraints
  }

  package var dimension: Int { bounds.count }

  /// `point` moved into the box.
  func clamped(_ point: [Double]) -> [Double] {
    zip(point, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }
}
