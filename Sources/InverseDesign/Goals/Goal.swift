package import Descriptors

/// What a design should have: targets to meet, objectives to push, constraints to keep.
package struct Goal: Codable, Sendable, Equatable {
  package let targets: [Target]
  package let objectives: [Objective]
  package let constraints: [Constraint]
  /// How several objectives are weighed.
  package let preference: Preference

  /// - Throws: A ``DesignError`` that names the first attribute that is unknown, out of range,
  ///   stated twice or contradictory.
  package init(
    targets: [Target], objectives: [Objective], constraints: [Constraint] = [],
    preference: Preference = .sum
  ) throws(DesignError) {
    if targets.isEmpty && objectives.isEmpty { throw .noGoal }
    for (index, target) in targets.enumerated() {
      try target.check()
      if let same = targets[..<index].first(where: { $0.attribute.isSame(as: target.attribute) }) {
        throw same.attribute == target.attribute
          ? .repeatedAttribute(target.attribute) : .sameQuantity(same.attribute, target.attribute)
      }
    }
    try Self.checkFractions(targets)
    for objective in objectives { try objective.check() }
    for constraint in constraints { try constraint.check() }
    self.targets = targets
    self.objectives = objectives
    self.constraints = constraints
    self.preference = preference
  }

  package init(
    targets: [Target], objective: Objective? = nil, constraints: [Constraint] = []
  ) throws(DesignError) {
    try self.init(
      targets: targets, objectives: objective.map { [$0] } ?? [], constraints: constraints)
  }

  private static func checkFractions(_ targets: [Target]) throws(DesignError) {
    let fractions = targets.filter {
      [.donorFraction, .mixedFraction].contains($0.attribute.canonical)
    }
    let least = fractions.reduce(0) { $0 + max(0, $1.band.lower) }
    if least > 1 + 1e-9 { throw .fractionsExceedOne(sum: least) }  // round-off of user's decimals
  }

  /// Every attribute that a measurement must have for this goal, worked-out ones by their text.
  ///
  /// Constraints are not among them: where one is undefined, it is broken.
  package var attributes: [Attribute] {
    (targets.map(\.attribute) + objectives.map(\.attribute)).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// One value per target, by name: what to ask of the training distribution.
  package var request: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: targets.map { ($0.attribute.rawValue, $0.representative) })
  }

  /// The deviation from each target, in tolerances.
  package func deviations(
    of measured: [Attribute: Double]
  ) throws(DesignError) -> [Attribute: Double] {
    var deviations: [Attribute: Double] = [:]
    for target in targets {
      deviations[target.attribute] = target.deviation(of: try value(target.attribute, measured))
    }
    return deviations
  }

  /// The greatest deviation from any target, in tolerances; 0 without targets.
  package func worstDeviation(of measured: [Attribute: Double]) throws(DesignError) -> Double {
    try deviations(of: measured).values.reduce(0) { max($0, abs($1)) }
  }

  /// Whether every target is met within its tolerance.
  package func isMet(by measured: [Attribute: Double]) throws(DesignError) -> Bool {
    try worstDeviation(of: measured) <= 1
  }

  /// A finite number of a measurement.
  func value(
    _ attribute: Attribute, _ measured: [Attribute: Double]
  ) throws(DesignError) -> Double {
    if let value = measured[attribute], value.isFinite { return value }
    let parts = objectives.first { $0.attribute == attribute }?.expression.attributes ?? []
    let missing = parts.filter { measured[$0] == nil }
    throw missing.isEmpty || missing == [attribute]
      ? .unmeasured(attribute) : .undefined(attribute, missing: missing)
  }
}
