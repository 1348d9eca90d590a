/// A real function of the variables, with or without a gradient.
package struct Function {
  /// A value and its gradient, one slope per variable.
  package struct Slope {
    package let value: Double
    package let gradient: [Double]

    package init(value: Double, gradient: [Double]) {
      self.value = value
      self.gradient = gradient
    }
  }

  let value: ([Double]) throws -> Double?
  let slope: (([Double]) throws -> Slope?)?

  /// A function known by its values.
  ///
  /// - Parameter value: The value at a point within the bounds, or nil where the evaluation failed
  ///   in a way that the caller has dealt with: the solver steps around such a point.
  package init(_ value: @escaping ([Double]) throws -> Double?) {
    self.value = value
    slope = nil
  }

  /// A function known with its gradient.
  ///
  /// - Parameters:
  ///   - value: The value alone; the default asks `slope` for it.
  ///   - slope: The value and the gradient.
  package init(
    value: (([Double]) throws -> Double?)? = nil, slope: @escaping ([Double]) throws -> Slope?
  ) {
    self.value = value ?? { point in try slope(point)?.value }
    self.slope = slope
  }

  package var hasGradient: Bool { slope != nil }
}
