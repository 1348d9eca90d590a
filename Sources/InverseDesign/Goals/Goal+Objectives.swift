package import Descriptors

extension Goal {
  /// The cost of each objective, in scales; lower is better.
  package func costs(of measured: [Attribute: Double]) throws(DesignError) -> [Double] {
    var costs: [Double] = []
    for objective in objectives {
      costs.append(objective.cost(of: try value(objective.attribute, measured)))
    }
    return costs
  }

  /// The costs as one, by the goal's preference; nil without objectives.
  package func cost(of measured: [Attribute: Double]) throws(DesignError) -> Double? {
    objectives.isEmpty ? nil : preference.cost(try costs(of: measured))
  }

  /// The constraints that `measured` breaks, the worst first.
  package func breaches(of measured: [Attribute: Double]) -> [Breach] {
    constraints.map { Breach(constraint: $0, value: measured[$0.attribute]) }
      .filter { !($0.excess <= 0) }.sorted { $0.excess > $1.excess }
  }

  /// The same targets and constraints with other objectives or another preference.
  package func pursuing(
    _ objectives: [Objective]? = nil, under more: [Constraint] = [],
    by preference: Preference? = nil
  ) throws(DesignError) -> Goal {
    try Goal(
      targets: targets, objectives: objectives ?? self.objectives, constraints: constraints + more,
      preference: preference ?? self.preference)
  }
}
