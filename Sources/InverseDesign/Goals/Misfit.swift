package import Descriptors

/// How far a condition's volumes are from a goal, as one number: what a search minimises.
///
/// With d the deviation of the replicates' mean from a target and s their standard deviation, both
/// in tolerances, and w the target's share of the weights:
///
///     misfit = Σ w d² + spreadWeight · Σ w s²
///
/// With objectives, deviations up to half a tolerance are free (d is what exceeds that), and the
/// objectives' cost is added. Constraints do not enter: a search is told of them beside it.
package struct Misfit: Sendable, Equatable {
  package let goal: Goal
  /// How much the replicates' scatter counts beside their mean.
  package let spreadWeight: Double

  package init(_ goal: Goal, spreadWeight: Double) {
    self.goal = goal
    self.spreadWeight = spreadWeight
  }

  /// - Parameters:
  ///   - mean: The replicates' mean of every attribute of the goal.
  ///   - spread: Their standard deviation.
  package func value(
    mean: [Attribute: Double], spread: [Attribute: Double]
  ) throws(DesignError) -> Double {
    let total = goal.targets.reduce(0) { $0 + $1.weight }
    var sum = 0.0
    for target in goal.targets {
      let d = target.deviation(of: try goal.value(target.attribute, mean))
      let s = try goal.value(target.attribute, spread) / target.tolerance
      let counted = max(0, abs(d) - free)
      sum += target.weight / total * (counted * counted + spreadWeight * s * s)
    }
    return sum + (try goal.cost(of: mean) ?? 0)
  }

  /// The deviation that costs nothing, in tolerances.
  private var free: Double { goal.objectives.isEmpty ? 0 : 0.5 }
}
