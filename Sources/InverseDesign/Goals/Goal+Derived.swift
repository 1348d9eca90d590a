public import Descriptors

extension Goal {
  private var expressions: [Expression] {
    objectives.map(\.expression) + constraints.map(\.expression)
  }

  /// Every descriptor that must be measured on a volume to know what the goal asks.
  public var descriptors: [Attribute] {
    (targets.map(\.attribute) + expressions.flatMap(\.attributes)).reduce(into: []) {
      if !$0.contains($1), !$1.isPredicted { $0.append($1) }
    }
  }

  /// A measurement together with what the goal's expressions make of it, each under its own text.
  ///
  /// Worked out volume by volume, so that a mean over replicates is the mean of the expression. An
  /// undefined value is left out.
  ///
  /// - Parameter predictions: What the feature predictor says of the same volume; the process's
  ///   own numbers enter as `predicted_phi` and so on, where the goal names them.
  public func completed(
    _ measured: [Attribute: Double], predictions: [Attribute: Estimate] = [:]
  ) -> [Attribute: Double] {
    var values = measured
    let named = expressions.flatMap(\.attributes)
    for axis in ProcessAxis.allCases where named.contains(.predicted(axis)) {
      values[.predicted(axis)] = predictions[Attribute(rawValue: axis.rawValue)]?.mean
    }
    for expression in expressions where !expression.isDry {
      values[expression.attribute] = expression.value(of: values)
    }
    return values
  }
}
