import Foundation
import Tensors

/// The optimiser's side of a stage: one step at a time, a checkpoint whenever asked.
///
/// AdamW along a warm-up and a cosine, gradients clipped to norm 1, a running average of the
/// weights, the best of which by validation is kept. A loss or gradient that is not finite stops the stage
/// before it can reach a weight.
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
  private(set) var best = BestWeights()

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

  /// Whether all steps are done, or validations have stopped to improve.
  var isFinished: Bool { Self.isFinished(step: step, best: best, settings) }

  static func isFinished(_ checkpoint: Checkpoint, _ settings: StageSettings) -> Bool {
    isFinished(step: checkpoint.step, best: BestWeights(of: checkpoint), settings)
  }

  private static func isFinished(
    step: Int, best: BestWeights, _ settings: StageSettings
  ) -> Bool {
    step >= settings.steps || settings.stopAfter.map { best.stale >= $0 } ?? false
  }

  /// One optimiser step.
  func advance() throws(LatentDiffusionError) -> (loss: Double, rate: Double, norm: Double) {
    try objective.lessons.prepare(step)
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
      throw .diverged(
        stage: stage.rawValue, step: step, quantity: name,
        batch: objective.lessons.names.distinct)
    }
  }

  /// Held-out quantities of the averaged weights, which are kept if they are the best so far.
  func validate() throws(LatentDiffusionError) -> [String: Double] {
    let values = try computing { () throws(TensorError) in
      try average.swap()
      let values = try objective.validate()
      try average.swap()
      return values
    }
    if let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .diverged(
        stage: stage.rawValue, step: step, quantity: "held-out \(objective.quantities[index])",
        batch: [])
    }
    let validation = Dictionary(uniqueKeysWithValues: zip(objective.quantities, values))
    try computing { () throws(TensorError) in
      try best.judge(
        average.average, score: objective.score(values), validation: validation, step: step)
    }
    return validation
  }

  /// Everything that going on from here needs.
  func checkpoint() throws(LatentDiffusionError) -> Checkpoint {
    try computing { () throws(TensorError) in
      var checkpoint = Checkpoint(step: step)
      checkpoint.tensors.append(objective.network.state(), under: "model")
      checkpoint.tensors.append(try adam.state(), under: "adamw")
      checkpoint.tensors.append(try average.state(), under: "ema")
      best.add(to: &checkpoint)
      return checkpoint
    }
  }

  func restore(_ checkpoint: Checkpoint) throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in
      try objective.network.load(checkpoint.tensors.under("model"))
      try adam.restore(checkpoint.tensors.under("adamw"))
      try average.restore(checkpoint.tensors.under("ema"))
    }
    step = checkpoint.step
    best = BestWeights(of: checkpoint)
  }
}

extension [String] {
  /// Each once, in the order of first appearance.
  fileprivate var distinct: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
