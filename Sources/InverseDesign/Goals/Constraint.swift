package import Descriptors

/// Limits that a film must keep: a candidate that breaks one never ranks above one that keeps all.
package struct Constraint: Codable, Sendable, Equatable {
  package let expression: Expression
  /// Nil where there is no limit on that side.
  package let lower: Double?
  package let upper: Double?
  /// The excess that counts as one, in the expression's unit.
  package let scale: Double

  package init(
    _ expression: Expression, from lower: Double? = nil, to upper: Double? = nil,
    scale: Double = 0.02
  ) {
    self.expression = expression
    self.lower = lower
    self.upper = upper
    self.scale = scale
  }

  /// The name under which a measurement holds the value.
  package var attribute: Attribute { expression.attribute }

  /// How far `value` lies outside the limits, in scales; 0 or less where it keeps them.
  package func excess(of value: Double) -> Double {
    max(
      lower.map { ($0 - value) / scale } ?? -.infinity,
      upper.map { (value - $0) / scale } ?? -.infinity)
  }

  /// The limits as a reader would say them: "tau_D - tau_A at most 0.2".
  package var words: String { "\(attribute) \(limits)" }

  /// "at most 0.2".
  package var limits: String {
    switch (lower, upper) {
    case (let lower?, let upper?): "between \(lower) and \(upper)"
    case (let lower?, nil): "at least \(lower)"
    case (nil, let upper?): "at most \(upper)"
    case (nil, nil): "free"
    }
  }

  func check() throws(DesignError) {
    try expression.check()
    for (field, value) in [("at_least", lower), ("at_most", upper)] {
      if let value, !value.isFinite {
        throw .badNumber(
          subject: "the constraint \(attribute)", field: field, value: value,
          allowed: "a finite number")
      }
    }
    if let lower, let upper, lower > upper {
      throw .bandReversed(attribute, from: lower, to: upper)
    }
    if !(scale.isFinite && scale > 0) {
      throw .badNumber(
        subject: "the constraint \(attribute)", field: "scale", value: scale,
        allowed: "a number above 0")
    }
  }
}
