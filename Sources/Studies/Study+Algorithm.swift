import Descriptors
import InverseDesign

extension SearchPlan {
  /// The algorithm where none is named and one is needed, and the local one of multi-level methods.
  static let local = "LN_BOBYQA"
}

extension Study {
  /// The algorithm that searches the conditions, or nil where there is nothing to search.
  ///
  /// Where every target is one of the model's conditions, or predicted by it so that its slopes are
  /// known, and nothing is to be pushed, correcting each noise by what came out meets the targets
  /// in fewer samples than any search of the mean (`docs/design.md` has the figures). Otherwise
  /// NLopt searches.
  ///
  /// - Parameter known: The model's conditions and predictions.
  func algorithm(over known: [Attribute]) -> String? {
    if let named = search.algorithm { return named }
    let isPlain = objective == nil && targets.allSatisfy { known.contains($0.attribute) }
    return isPlain && candidates.corrections > 0 ? nil : SearchPlan.local
  }
}
