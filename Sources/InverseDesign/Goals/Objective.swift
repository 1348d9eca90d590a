package import Descriptors

/// A descriptor, or arithmetic on descriptors, to make as large or as small as the targets allow.
package struct Objective: Codable, Sendable, Equatable {
  package enum Direction: String, Codable, Sendable {
    case maximise, minimise
  }

  package let expression: Expression
  package let direction: Direction
  /// The change of the value that is worth as much as one squared tolerance of a target.
  package let scale: Double

  package init(_ expression: Expression, _ direction: Direction, scale: Double) {
    self.expression = expression
    self.direction = direction
    self.scale = scale
  }

  package init(_ attribute: Attribute, _ direction: Direction, scale: Double) {
    self.init(Expression(attribute), direction, scale: scale)
  }

  /// The name under which a measurement holds the value.
  package var attribute: Attribute { expression.attribute }

  /// The objective as a cost, in scales: lower is better.
  package func cost(of value: Double) -> Double {
    (direction == .maximise ? -value : value) / scale
  }

  /// The value that costs `cost`.
  package func value(costing cost: Double) -> Double {
    (direction == .maximise ? -cost : cost) * scale
  }

  func check() throws(DesignError) {
    try expression.check()
    if !(scale.isFinite && scale > 0) {
      throw .badNumber(
        subject: "the objective \(attribute)", field: "scale", value: scale,
        allowed: "a number above 0")
    }
  }
}

extension Expression {
  /// Whether everything that is named can be measured or is predicted.
  func check() throws(DesignError) {
    for attribute in attributes where !attribute.isPredicted {
      if attribute.info == nil {
        throw .unknownAttribute(attribute, nearest: Attribute.nearest(to: attribute.rawValue))
      }
      if Attribute.process.contains(attribute) { throw .notMeasurable(attribute) }
    }
  }
}
