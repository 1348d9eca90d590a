public import Descriptors

/// What a design should have: targets to meet, and perhaps an objective to push.
public struct Goal: Codable, Sendable, Equatable {
  public let targets: [Target]
  public let objective: Objective?

  /// - Throws: A ``DesignError`` that names the first attribute that is unknown, out of range,
  ///   stated twice or contradictory.
  public init(targets: [Target], objective: Objective? = nil) throws(DesignError) {
    if targets.isEmpty && objective == nil { throw .noGoal }
    for (place, target) in targets.enumerated() {
      try target.check()
      if targets[..<place].contains(where: { $0.attribute == target.attribute }) {
        throw .repeatedAttribute(target.attribute)
      }
    }
    let fractions = targets.filter {
      [.donorFraction, .mixedFraction].contains($0.attribute)
    }
    let least = fractions.reduce(0) { $0 + max(0, $1.band.lower) }
    if least > 1 + 1e-9 { throw .fractionsExceedOne(sum: least) }  // round-off of user's decimals
    try objective?.check()
    self.targets = targets
    self.objective = objective
  }

  /// Every attribute that a measurement must have for this goal.
  public var attributes: [Attribute] {
    let wanted = targets.map(\.attribute)
    guard let pushed = objective?.attribute, !wanted.contains(pushed) else { return wanted }
    return wanted + [pushed]
  }

  /// One value per target, by name: what to ask of the training distribution.
  public var request: [String: Double] {
    Dictionary(
      uniqueKeysWithValues: targets.map { ($0.attribute.rawValue, $0.representative) })
  }

  /// The deviation from each target, in tolerances.
  public func deviations(
    of measured: [Attribute: Double]
  ) throws(DesignError) -> [Attribute: Double] {
    var deviations: [Attribute: Double] = [:]
    for target in targets {
      deviations[target.attribute] = target.deviation(of: try value(target.attribute, measured))
    }
    return deviations
  }

  /// The greatest deviation from any target, in tolerances; 0 without targets.
  public func worstDeviation(of measured: [Attribute: Double]) throws(DesignError) -> Double {
    try deviations(of: measured).values.reduce(0) { max($0, abs($1)) }
  }

  /// Whether every target is met within its tolerance.
  public func isMet(by measured: [Attribute: Double]) throws(DesignError) -> Bool {
    try worstDeviation(of: measured) <= 1
  }

  /// A finite number of a measurement.
  func value(
    _ attribute: Attribute, _ measured: [Attribute: Double]
  ) throws(DesignError) -> Double {
    guard let value = measured[attribute], value.isFinite else { throw .unmeasured(attribute) }
    return value
  }
}
