package import Tensors
import Volumes

/// Trains the networks of a model, one optimiser step per call of ``next()``.
///
///     while let progress = try run.next() { show(progress) }
///     try run.publish(to: "models/mine", name: "mine")
///
/// Each stage leaves a checkpoint at its pace and at its end. A run that was stopped at any moment
/// goes on from the last one and ends with the same weights.
package final class TrainingRun {
  package let configuration: TrainingConfiguration
  let set: TrainingSet
  let folder: TrainingFolder
  let device: Device
  let threads: Int
  /// Told while a stage draws the samples that it learns from, which takes minutes.
  package var gathering: (Gathering) -> Void = { _ in }
  private let resume: Bool
  private var waiting: [TrainingStage]
  private var trainer: StageTrainer?
  private var table: MetricsTable?
  private var clock = StageClock(earlier: 0)

  /// - Parameters:
  ///   - folder: Takes checkpoints and metrics; made if it is not there.
  ///   - stages: Those to train, in their order; what they build on must be there already.
  ///   - threads: For the tensor library.
  ///   - resume: Goes on from the checkpoints in `folder`; without it they are refused.
  package init(
    _ configuration: TrainingConfiguration, set: TrainingSet, folder: String,
    stages: [TrainingStage] = TrainingStage.allCases, threads: Int, device: Device = .cpu,
    resume: Bool = false
  ) throws(LatentDiffusionError) {
    self.configuration = configuration
    self.set = set
    self.device = device
    self.threads = threads
    self.resume = resume
    self.folder = try TrainingFolder(folder)
    waiting = configuration.stages.filter(stages.contains)
    if waiting.isEmpty, let stage = stages.first { throw .stageUnasked(stage: stage.rawValue) }
    for stage in waiting where !resume && self.folder.hasCheckpoint(stage) {
      throw .checkpoint(
        path: self.folder.checkpointPath(stage),
        problem: "there is one already; resume it, or name another folder")
    }
    try check()
    try computing { () throws(TensorError) in
      if device != .cpu, try !device.isAvailable { throw .deviceUnavailable(device) }
      try Torch.setThreads(threads)
    }
  }

  /// Does the next optimiser step; nil when every stage is done.
  package func next() throws -> TrainingProgress? {
    while trainer == nil {
      guard !waiting.isEmpty else { return nil }
      try begin(waiting.removeFirst())
    }
    guard let trainer else { return nil }
    let settings = configuration.settings(of: trainer.stage)
    try clock.aside { () throws(LatentDiffusionError) in
      while let state = try trainer.objective.lessons.gather(for: trainer.step) {
        gathering(state)
      }
    }
    let samples = trainer.objective.samples(at: trainer.step)
    let result = try trainer.advance()
    clock.count(samples)
    let isDue = trainer.step % settings.validateEvery == 0 || trainer.isFinished
    let validation = isDue ? try trainer.validate() : nil
    let progress = TrainingProgress(
      stage: trainer.stage, step: trainer.step, of: settings.steps, loss: result.loss,
      learningRate: result.rate, gradientNorm: result.norm,
      samplesPerSecond: clock.samplesPerSecond,
      secondsLeft: clock.secondsPerStep * Double(settings.steps - trainer.step),
      validation: validation, bestStep: trainer.best.step > 0 ? trainer.best.step : nil,
      isLast: trainer.isFinished)
    try table?.add(progress, seconds: clock.seconds)
    if trainer.step % settings.checkpointEvery == 0 || trainer.isFinished {
      try save(trainer)
    }
    if trainer.isFinished { self.trainer = nil }
    return progress
  }

  private func check() throws(LatentDiffusionError) {
    let names = configuration.attributes
    guard set.names == names else {
      throw .corpus(
        path: set.corpusName, problem: "it has the attributes \(set.names), needed are \(names)")
    }
    try checkConditions()
    try configuration.architecture.check(path: "the training configuration")
    let multiple = configuration.architecture.sideMultiple
    let shape = set.shape
    guard [shape.nx, shape.ny, shape.nz].allSatisfy({ $0 % multiple == 0 }) else {
      throw .shape(found: "\(shape)", multiple: multiple)
    }
    let cell = configuration.architecture.cell
    guard configuration.vae.cropSide % cell == 0 else {
      throw .shape(found: "a crop of \(configuration.vae.cropSide)", multiple: cell)
    }
  }

  /// A condition must be known for every volume, or for half of them where the denoiser has a mask for each condition:
  /// films without it are then shown with it open. What is only predicted may be undefined on any.
  private func checkConditions() throws(LatentDiffusionError) {
    let members = set.training + set.heldOut
    for (column, name) in set.names.enumerated() where configuration.conditions.contains(name) {
      let lacking = members.filter { !$0.attributes[column].isFinite }
      guard let first = lacking.first else { continue }
      let hasMasks = configuration.architecture.denoiser.separateMasks ?? false
      if hasMasks, 2 * lacking.count <= members.count { continue }
      throw .corpus(
        path: set.corpusName,
        problem: "\(lacking.count) of its \(members.count) volumes have no value of \(name), the "
          + "first \(first.name); leave it out of the conditions"
          + (hasMasks ? "" : ", or give each condition a mask (separate_masks)"))
    }
  }

  private func begin(_ stage: TrainingStage) throws(LatentDiffusionError) {
    let fingerprint = configuration.fingerprint(of: stage, corpus: set.corpusHash)
    var saved: Checkpoint?
    if resume, folder.hasCheckpoint(stage) {
      let checkpoint = try folder.checkpoint(stage, device: device)
      guard checkpoint.metadata["settings"] == fingerprint else {
        throw .checkpoint(
          path: folder.checkpointPath(stage),
          problem: "it was made with other settings or another corpus")
      }
      if StageTrainer.isFinished(checkpoint, configuration.settings(of: stage)) { return }
      saved = checkpoint
    }
    let start = saved?.step ?? 0
    let objective = try objective(of: stage, at: start)
    let trainer = try computing { () throws(TensorError) in
      try StageTrainer(stage, objective: objective, settings: configuration.settings(of: stage))
    }
    if let saved { try trainer.restore(saved) }
    if trainer.isFinished {
      _ = try trainer.validate()
      return try save(trainer)
    }
    clock = StageClock(earlier: Double(saved?.metadata["seconds"] ?? "") ?? 0)
    table = try MetricsTable(
      stage, in: folder.path, quantities: objective.quantities, after: start,
      seconds: clock.seconds)
    self.trainer = trainer
  }

  private func save(_ trainer: StageTrainer) throws(LatentDiffusionError) {
    var checkpoint = try trainer.checkpoint()
    checkpoint.metadata["settings"] = configuration.fingerprint(
      of: trainer.stage, corpus: set.corpusHash)
    checkpoint.metadata["seconds"] = "\(clock.seconds)"
    if trainer.stage == .vae, trainer.isFinished {
      let scale = try latentScale(of: checkpoint)
      checkpoint.metadata["latents"] = scale.text
    }
    try folder.write(checkpoint, of: trainer.stage)
  }
}
