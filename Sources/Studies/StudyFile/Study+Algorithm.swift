import Descriptors
import InverseDesign

extension SearchPlan {
  /// The local algorithm where none is named and every evaluation is measured; also within
  /// multi-level methods.
  static let local = "LN_BOBYQA"
  /// The algorithm where none is named and the predictor's slopes lead.
  static let following = "LD_SLSQP"
}

extension Study {
  /// How the conditions are searched, or nil where there is nothing to search.
  ///
  /// Where every target is one of the model's conditions and nothing is to be pushed or kept,
  /// correcting each noise by what came out meets the targets in fewer samples than any search of the
  /// mean. Otherwise NLopt searches. An objective may have several hills and is looked for in the
  /// whole training set first; then the predictor's slopes lead up one hill after the other, where
  /// it knows something of all that is pursued, and what is left of the budget is measured.
  /// `docs/explanation/design.md` has the figures.
  func strategy(for goal: Goal, conditions: [Attribute], predicted: [Attribute]) -> Strategy? {
    let budget = search.evaluations
    if let named = search.algorithm { return Strategy(named, evaluations: budget) }
    let isPlain =
      goal.objectives.isEmpty && goal.constraints.isEmpty
      && goal.targets.allSatisfy { conditions.contains($0.attribute) }
    if isPlain && candidates.aims > 0 { return nil }
    let hasObjective = !goal.objectives.isEmpty
    let isLed = search.surrogate == .auto && hasObjective && goal.isLed(by: predicted)
    let local = search.surrogate == .always ? SearchPlan.following : SearchPlan.local
    return hasObjective
      ? .manyHills(
        evaluations: budget, following: isLed ? SearchPlan.following : nil, local: local)
      : Strategy(local, evaluations: budget)
  }
}
