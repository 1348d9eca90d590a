import Descriptors
import InverseDesign
import LatentDiffusion
import Optimize

extension Study {
  /// Holds the search against what the model predicts, before anything is written.
  ///
  /// - Throws: ``DesignError/notPredictable(_:algorithm:)``.
  func checkSurrogate(for goal: Goal, card: ModelCard) throws {
    let named = { (names: [String]) in names.map { Attribute(rawValue: $0) } }
    guard
      let name = algorithm(
        conditions: named(card.conditions), predicted: named(card.predictions))
    else { return }
    guard try search.surrogate == .always || Algorithm(named: name).followsGradients else { return }
    let missing = goal.attributes.filter { !card.predictions.contains($0.rawValue) }
    if !missing.isEmpty { throw DesignError.notPredictable(missing, algorithm: name) }
  }
}
