import Foundation

/// The searches whose ends make up a front: first one for the best of each objective, then others
/// between them.
package struct ParetoSweep: Sendable {
  package enum Method: Sendable {
    /// Least weighted Chebyshev distance from the ideal point.
    case chebyshev
    /// Least first cost, the others held below limits.
    case epsilonConstraint
  }

  package let goal: Goal
  package let searches: Int
  package let method: Method

  /// - Precondition: `goal` has at least two objectives, and there is a search for each.
  package init(_ goal: Goal, searches: Int, method: Method) {
    precondition(goal.objectives.count > 1 && searches >= goal.objectives.count, "a front has ends")
    self.goal = goal
    self.searches = searches
    self.method = method
  }

  /// What search `number` pursues, counted from 0.
  ///
  /// - Parameter front: What has been found so far; the searches for the ends need none.
  package func goal(of number: Int, after front: ParetoFront) throws(DesignError) -> Goal {
    if number < goal.objectives.count || front.points.isEmpty {
      return try end(number % goal.objectives.count)
    }
    let (ideal, nadir) = (front.ideal, front.nadir)
    let extent = zip(ideal, nadir).map { max($1 - $0, 1e-6) }
    let direction = direction(number - goal.objectives.count)
    switch method {
    case .chebyshev:
      let weights = zip(direction, extent).map { 1 / ($0 * $1) }
      return try goal.pursuing(by: .chebyshev(ideal: ideal, weights: Self.evened(weights)))
    case .epsilonConstraint:
      let limits = (1..<ideal.count).map { j in
        limit(goal.objectives[j], costing: ideal[j] + direction[j] * extent[j])
      }
      return try goal.pursuing([goal.objectives[0]], under: limits, by: .sum)
    }
  }

  /// The preference under which `point` of `front` is the best: how candidates are ranked there.
  package static func preference(
    for point: ParetoFront.Point, of front: ParetoFront
  ) -> Preference {
    let (ideal, nadir) = (front.ideal, front.nadir)
    let weights = point.costs.indices.map { j in
      1 / max(point.costs[j] - ideal[j], 0.05 * max(nadir[j] - ideal[j], 1e-6))
    }
    return .chebyshev(ideal: ideal, weights: evened(weights))
  }

  /// The best of one objective; the others count a little, so that ties are broken well.
  private func end(_ objective: Int) throws(DesignError) -> Goal {
    let weights = goal.objectives.indices.map { $0 == objective ? 1.0 : 0.02 }
    let ideal = weights.map { _ in 0.0 }
    return try goal.pursuing(by: .chebyshev(ideal: ideal, weights: weights))
  }

  /// Where the front is sought, as shares of its extent that sum to 1, each above 0.
  ///
  /// Evenly spaced for two objectives; else Weyl's sequence carried to the simplex.
  private func direction(_ number: Int) -> [Double] {
    let count = goal.objectives.count
    if count == 2 {
      let share = Double(number + 1) / Double(searches - 1)
      return [share, 1 - share]
    }
    let parts = (0..<count).map { j in
      let u = (Double(number + 1) * Double([2, 3, 5, 7][j]).squareRoot())
        .truncatingRemainder(dividingBy: 1)
      return -log(0.02 + 0.96 * u)
    }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  private func limit(_ objective: Objective, costing cost: Double) -> Constraint {
    let value = objective.value(costing: cost)
    return objective.direction == .maximise
      ? Constraint(objective.expression, from: value, scale: objective.scale)
      : Constraint(objective.expression, to: value, scale: objective.scale)
  }

  /// Weights of mean 1, so that a cost stays in scales.
  private static func evened(_ weights: [Double]) -> [Double] {
    let mean = weights.reduce(0, +) / Double(weights.count)
    return weights.map { $0 / mean }
  }
}
