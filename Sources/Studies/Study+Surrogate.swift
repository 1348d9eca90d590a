import Descriptors
import InverseDesign
import LatentDiffusion
import Optimize

extension Study {
  /// Holds the search against what the model predicts, before anything is written.
  ///
  /// - Throws: ``DesignError/notPredictable(_:algorithm:)``.
  func checkSurrogate(for goal: Goal, card: ModelCard) throws {
    let known = (card.conditions + card.predictions).map { Attribute(rawValue: $0) }
    guard let name = algorithm(over: known) else { return }
    guard try search.surrogate == .always || Algorithm(named: name).followsGradients else { return }
    let missing = goal.attributes.filter { !card.predictions.contains($0.rawValue) }
    if !missing.isEmpty { throw DesignError.notPredictable(missing, algorithm: name) }
  }
}
