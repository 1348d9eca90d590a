import Descriptors
import InverseDesign

extension SearchPlan {
  /// The algorithm where none is named, one is needed and every evaluation is measured; and the local
  /// one of multi-level methods.
  static let local = "LN_BOBYQA"
  /// The algorithm where none is named and the predictor's slopes lead.
  static let following = "LD_SLSQP"
}

extension Study {
  /// The algorithm that searches the conditions, or nil where there is nothing to search.
  ///
  /// Where every target is one of the model's conditions, or predicted by it so that its slopes are
  /// known, and nothing is to be pushed, correcting each noise by what came out meets the targets
  /// in fewer samples than any search of the mean. Otherwise NLopt searches, by the predictor's
  /// slopes where it knows all that the goal names. `docs/design.md` has the figures of both.
  func algorithm(conditions: [Attribute], predicted: [Attribute]) -> String? {
    if let named = search.algorithm { return named }
    let targeted = targets.map(\.attribute)
    let isPlain = objective == nil && targeted.allSatisfy { (conditions + predicted).contains($0) }
    if isPlain && candidates.corrections > 0 { return nil }
    let needed = targeted + (objective.map { [$0.attribute] } ?? [])
    let isPredicted = needed.allSatisfy(predicted.contains)
    return isPredicted && search.surrogate != .never ? SearchPlan.following : SearchPlan.local
  }
}
