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
  /// whole training set first, then by the predictor's slopes where it knows all that the goal names
  /// and nothing is to be kept.
  /// `docs/design.md` has the figures.
  func strategy(conditions: [Attribute], predicted: [Attribute]) -> Strategy? {
    let budget = search.evaluations
    if let named = search.algorithm { return Strategy(named, evaluations: budget) }
    let isFree = constraints.isEmpty && window.constraints.isEmpty
    let targeted = targets.map(\.attribute)
    let isPlain =
      objectives.isEmpty && isFree && targeted.allSatisfy(conditions.contains)
    if isPlain && candidates.corrections > 0 { return nil }
    let isPredicted = (targeted + objectives.map(\.attribute)).allSatisfy(predicted.contains)
    let local =
      !objectives.isEmpty && isPredicted && isFree && search.surrogate != .never
      ? SearchPlan.following : SearchPlan.local
    return objectives.isEmpty
      ? Strategy(local, evaluations: budget) : .manyHills(evaluations: budget, local: local)
  }
}
