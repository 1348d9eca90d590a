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
      let strategy = strategy(
        conditions: named(card.conditions), predicted: named(card.predictions))
    else { return }
    let name = strategy.parts.last?.name ?? SearchPlan.local  // a look around comes first
    guard try search.surrogate == .always || Algorithm(named: name).followsGradients else { return }
    if !goal.isFollowed(by: named(card.predictions)) {
      throw DesignError.notPredictable(goal.parts, algorithm: name)
    }
  }
}
