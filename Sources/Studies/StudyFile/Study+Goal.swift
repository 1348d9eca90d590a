import Descriptors
import InverseDesign
import LatentDiffusion

extension Study {
  /// What the study asks: targets, objectives, its own constraints and those of a hard window.
  func goal() throws(DesignError) -> Goal {
    try Goal(
      targets: targets, objectives: objectives, constraints: constraints + window.constraints)
  }

  /// Refuses a question about the process to a model that does not predict it.
  func checkPredictions(of card: ModelCard) throws {
    let named =
      (objectives.map(\.expression) + constraints.map(\.expression)
      + window.constraints.map(\.expression)).flatMap(\.attributes)
    let known = card.predictions.map { "predicted_\($0)" }
    if let missing = named.first(where: { $0.isPredicted && !known.contains($0.rawValue) }) {
      throw StudyError.badInput(
        path: card.name,
        reason: "the study needs \(missing), and this model does not predict that number of the "
          + "process; take another model or a window that is not hard")
    }
  }
}
