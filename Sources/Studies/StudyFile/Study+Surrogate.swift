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
        for: goal, conditions: named(card.conditions), predicted: named(card.predictions)),
      let name = strategy.parts.compactMap(\.algorithm).first
    else { return }
    guard try search.surrogate == .always || Algorithm(named: name).followsGradients else { return }
    if !goal.isFollowed(by: named(card.predictions)) {
      throw DesignError.notPredictable(goal.parts, algorithm: name)
    }
  }
}
