import Descriptors
import InverseDesign
import LatentDiffusion
import Optimize

extension Study {
  /// Holds the search against what the model predicts, before anything is written.
  ///
  /// - Throws: ``DesignError/notPredictable(_:algorithm:)``.
  func checkSurrogate(for goal: Goal, card: ModelCard) throws {
    guard
      let strategy = strategy(
        for: goal, conditions: card.conditionAttributes, predicted: card.predictedAttributes),
      let name = strategy.parts.compactMap(\.algorithm).first
    else { return }
    guard try search.surrogate == .always || Algorithm(named: name).followsGradients else { return }
    if !goal.isFollowed(by: card.predictedAttributes) {
      throw DesignError.notPredictable(goal.parts, algorithm: name)
    }
  }
}
