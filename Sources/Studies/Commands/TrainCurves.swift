import Foundation
package import LatentDiffusion
package import Reports

extension LearningCurve {
  /// The curve of `stage` by its table in the training folder; nil where there is none yet.
  package init?(of stage: TrainingStage, in folder: String, bestStep: Int?) {
    guard
      let text = try? String(contentsOfFile: "\(folder)/\(stage.rawValue).csv", encoding: .utf8)
    else { return nil }
    let rows = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let heads = rows.first, let measured = heads.first(where: { $0.hasPrefix("held_out_") })
    else { return nil }
    let steps = rows.dropFirst().compactMap { cells in
      Step(Dictionary(zip(heads, cells)) { first, _ in first }, measured)
    }
    guard !steps.isEmpty else { return nil }
    self.init(
      name: stage.rawValue, title: "Training of the \(stage.rawValue)",
      heldOutName: String(measured.dropFirst("held_out_".count)).replacing("_", with: " "),
      steps: steps, bestStep: bestStep)
  }
}

extension LearningCurve.Step {
  /// A row of the table; nil where a process was killed within it.
  fileprivate init?(_ row: [String: String], _ measured: String) {
    func number(_ name: String) -> Double? { row[name].flatMap { Double($0) } }
    guard let step = number("step").flatMap({ Int(exactly: $0) }), let loss = number("loss"),
      let rate = number("learning_rate"), let norm = number("gradient_norm")
    else { return nil }
    self.init(
      number: step, loss: loss, learningRate: rate, gradientNorm: norm,
      heldOut: number(measured))
  }
}

/// Draws the learning curve of a stage into `FOLDER/plots`; says so where it cannot.
func drawCurve(
  of stage: TrainingStage, in folder: String, bestStep: Int?, listener: Listener
) {
  guard let curve = LearningCurve(of: stage, in: folder, bestStep: bestStep) else { return }
  do {
    _ = try curve.draw(into: folder + "/plots")
  } catch {
    listener.remark("no learning curve of the \(stage.rawValue) was drawn: \(error)")
  }
}
