import Foundation
import Tensors

/// The optimiser's side of a stage: one step at a time, a checkpoint whenever asked.
///
/// AdamW along a warm-up and a cosine, gradients clipped to norm 1, a running average of the
/// weights. A gradient that is not finite stops the stage before it can reach a weight.
final class StageTrainer {
  let stage: TrainingStage
  let objective: any Objective
  private let settings: StageSettings
  private let parameters: NamedTensors
  private let adam: AdamW
  private let average: ExponentialAverage
  private let schedule: CosineSchedule
  /// Steps done.
  private(set) var step = 0

  init(
    _ stage: TrainingStage, objective: any Objective, settings: StageSettings
  ) throws(TensorError) {
    self.stage = stage
    self.objective = objective
    self.settings = settings
    parameters = objective.network.parameters()
    adam = try AdamW(
      parameters,
      settings: AdamWSettings(
        learningRate: settings.learningRate, weightDecay: settings.weightDecay))
    average = try ExponentialAverage(of: parameters, decay: settings.averageDecay)
    schedule = CosineSchedule(
      peak: settings.learningRate, warmUp: min(settings.warmUp, settings.steps / 2),
      steps: settings.steps)
  }

  var isFinished: Bool { step >= settings.steps }

  /// One optimiser step.
  func advance() throws(LatentDiffusionError) -> (loss: Double, rate: Double, norm: Double) {
    do throws(TensorError) {
      let loss = try objective.loss(at: step)
      let value = try loss.item()
      guard value.isFinite else { throw TensorError.notFinite(name: "the loss", detail: "") }
      try objective.network.clearGradients()
      try loss.backward()
      let norm = try clipGradients(parameters, toNorm: 1)
      adam.learningRate = schedule.rate(at: step)
      try adam.step()
      try average.update()
      step += 1
      return (value, adam.learningRate, norm)
    } catch {
      guard case .notFinite(let name, _) = error else { throw .computation(error) }
      throw .diverged(stage: stage.rawValue, step: step, quantity: name)
    }
  }

  /// Held-out quantities of the averaged weights.
  func validate() throws(LatentDiffusionError) -> [String: Double] {
    try computing { () throws(TensorError) in
      try average.swap()
      let values = try objective.validate()
      try average.swap()
      return Dictionary(uniqueKeysWithValues: zip(objective.quantities, values))
    }
  }

  /// Everything that going on from here needs.
  func checkpoint() throws(LatentDiffusionError) -> Checkpoint {
    try computing { () throws(TensorError) in
      var checkpoint = Checkpoint(step: step)
      checkpoint.tensors.append(objective.network.state(), under: "model")
      checkpoint.tensors.append(try adam.state(), under: "adamw")
      checkpoint.tensors.append(try average.state(), under: "ema")
      return checkpoint
    }
  }

  /// The averaged weights in a checkpoint.
  static func averagedWeights(_ checkpoint: Checkpoint) -> NamedTensors {
    checkpoint.tensors.under("ema").under("average")
  }

  func restore(_ checkpoint: Checkpoint) throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in
      try objective.network.load(checkpoint.tensors.under("model"))
      try adam.restore(checkpoint.tensors.under("adamw"))
      try average.restore(checkpoint.tensors.under("ema"))
    }
    step = checkpoint.step
  }
}
