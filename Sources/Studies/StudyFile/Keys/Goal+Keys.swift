import InverseDesign
import StrictYAML
import Support

extension KeyForm where Value == Expression {
  static var expression: Self {
    KeyForm<String>.text.map(
      to: { text, node throws(SettingsError) in
        do { return try Expression(text) } catch { throw node.error("\(error)") }
      }, from: \.text)
  }
}

/// The keys of an objective.
struct ObjectiveKeys: Sendable {
  var maximise: Expression?
  var minimise: Expression?
  var scale = 0.1

  static let section = KeySection(
    ObjectiveKeys(),
    rules: [
      .exactlyOne(["maximise", "minimise"], otherwise: "give either maximise or minimise")
    ]
  ) {
    Key(
      "maximise", \.maximise, .expression, standard: "this or `minimise`",
      "the expression to push up")
    Key(
      "minimise", \.minimise, .expression, standard: "this or `maximise`",
      "the expression to push down")
    Key(
      "scale", \.scale, .number(in: 1e-9...1e9), unit: "the expression's",
      "the change of its value that is worth one tolerance of every target")
  }
}

extension KeyForm where Value == Objective {
  static var objective: Self {
    KeyForm<ObjectiveKeys>.group(ObjectiveKeys.section).map(
      to: { keys, _ throws(SettingsError) in
        keys.maximise.map { Objective($0, .maximise, scale: keys.scale) }
          ?? Objective(keys.minimise!, .minimise, scale: keys.scale)
      },
      from: { objective in
        let isUp = objective.direction == .maximise
        return ObjectiveKeys(
          maximise: isUp ? objective.expression : nil, minimise: isUp ? nil : objective.expression,
          scale: objective.scale)
      })
  }
}

/// The keys of a constraint.
struct ConstraintKeys: Sendable {
  var expression: Expression?
  var lower: Double?
  var upper: Double?
  var scale = 0.02

  static let section = KeySection(
    ConstraintKeys(),
    rules: [
      .atLeastOne(["at_least", "at_most"], otherwise: "give at_least, at_most or both")
    ],
    settle: { root, keys throws(SettingsError) in
      if let lower = keys.lower, let upper = keys.upper, lower > upper {
        throw root.error("at_least \(lower) is above at_most \(upper)")
      }
    }
  ) {
    Key("expression", \.expression, .expression, required: true, "what is held")
    Key(
      "at_least", \.lower, .number(in: Limits.quantity), unit: "the expression's",
      standard: "this, `at_most` or both", "the lower limit")
    Key(
      "at_most", \.upper, .number(in: Limits.quantity), unit: "the expression's",
      standard: "this, `at_least` or both", "the upper limit")
    Key(
      "scale", \.scale, .number(in: 1e-9...1e9), unit: "the expression's",
      "the excess that counts as one when a search weighs it")
  }
}

extension KeyForm where Value == Constraint {
  static var constraint: Self {
    KeyForm<ConstraintKeys>.group(ConstraintKeys.section).map(
      to: { keys, _ throws(SettingsError) in
        Constraint(keys.expression!, from: keys.lower, to: keys.upper, scale: keys.scale)
      },
      from: {
        ConstraintKeys(
          expression: $0.expression, lower: $0.lower, upper: $0.upper, scale: $0.scale)
      })
  }
}
