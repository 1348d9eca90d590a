package import Descriptors
package import Generation

extension Goal {
  private var expressions: [Expression] {
    objectives.map(\.expression) + constraints.map(\.expression)
  }

  /// Every name that the goal's numbers are made of, constraints' included: descriptors, and
  /// predictions of the process.
  package var parts: [Attribute] {
    (targets.map(\.attribute) + expressions.flatMap(\.attributes)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// Every descriptor that must be measured on a volume to know what the goal asks.
  package var descriptors: [Attribute] { parts.filter { !$0.isPredicted } }

  /// Whether a search can follow predictions: where any of ``parts`` is predicted. What is not, it
  /// learns from measurements alone.
  ///
  /// - Parameter predictable: What the model predicts.
  package func isFollowed(by predictable: [Attribute]) -> Bool {
    parts.contains { predictable.contains($0.predictor) }
  }

  /// Whether predictions lead towards all that is pursued: of every target, and of every objective, at
  /// least one part is predicted.
  ///
  /// - Parameter predictable: What the model predicts.
  package func isLed(by predictable: [Attribute]) -> Bool {
    (targets.map { [$0.attribute] } + objectives.map(\.expression.attributes)).allSatisfy { parts in
      parts.contains { predictable.contains($0.predictor) }
    }
  }

  /// A measurement together with what the goal's expressions make of it, each under its own text.
  ///
  /// Worked out volume by volume, so that a mean over replicates is the mean of the expression. An
  /// undefined value is left out.
  ///
  /// - Parameter predictions: What the feature predictor says of the same volume; the process's
  ///   own numbers enter as `predicted_phi` and so on, where the goal names them.
  package func completed(
    _ measured: [Attribute: Double], predictions: [Attribute: Estimate] = [:]
  ) -> [Attribute: Double] {
    var values = measured
    let named = expressions.flatMap(\.attributes)
    for axis in ProcessAxis.allCases where named.contains(.predicted(axis)) {
      values[.predicted(axis)] = predictions[axis.attribute]?.mean
    }
    for (attribute, value) in workedOut(values) { values[attribute] = value }
    return values
  }

  /// What the goal's expressions make of `values`, each under its own text; undefined ones are left
  /// out.
  func workedOut(_ values: [Attribute: Double]) -> [Attribute: Double] {
    expressions.reduce(into: [:]) { found, expression in
      if !expression.isDry { found[expression.attribute] = expression.value(of: values) }
    }
  }
}
