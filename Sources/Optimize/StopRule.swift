/// When a search ends. Whatever is met first ends it.
package struct StopRule: Codable, Sendable, Equatable {
  /// The most evaluations of the objective.
  package var evaluations: Int
  /// The longest time, s; nil for no limit.
  package var seconds: Double?
  /// Converged when a step moves every variable by less than this fraction of it; 0 is never.
  package var relativeStep: Double
  /// Converged when a step moves every variable by less than this, in the variable's unit; 0 is
  /// never.
  package var absoluteStep: Double
  /// Converged when a step changes the value by less than this fraction of it; 0 is never.
  package var relativeChange: Double
  /// Converged when a step changes the value by less than this; 0 is never.
  package var absoluteChange: Double
  /// Reached when a feasible point has this value or less; nil for no target.
  package var target: Double?

  package init(
    evaluations: Int, seconds: Double? = nil, relativeStep: Double = 0, absoluteStep: Double = 0,
    relativeChange: Double = 0, absoluteChange: Double = 0, target: Double? = nil
  ) {
    self.evaluations = evaluations
    self.seconds = seconds
    self.relativeStep = relativeStep
    self.absoluteStep = absoluteStep
    self.relativeChange = relativeChange
    self.absoluteChange = absoluteChange
    self.target = target
  }

  func check() throws(OptimizeError) {
    if evaluations < 1 {
      throw .stopRuleInvalid(field: "evaluations", value: Double(evaluations))
    }
    if let seconds, !(seconds > 0) { throw .stopRuleInvalid(field: "seconds", value: seconds) }
    if let target, target.isNaN { throw .stopRuleInvalid(field: "target", value: target) }
    let tolerances = [
      ("relativeStep", relativeStep), ("absoluteStep", absoluteStep),
      ("relativeChange", relativeChange), ("absoluteChange", absoluteChange),
    ]
    for (field, value) in tolerances where !(value.isFinite && value >= 0) {
      throw .stopRuleInvalid(field: field, value: value)
    }
  }
}
