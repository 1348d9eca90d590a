import Foundation
import Support
import Tensors

extension TrainingRun {
  /// The most rows of the published distribution; a larger one is thinned evenly.
  static let mostRows = 20_000

  /// Writes the model bundle into the folder `bundle`: the averaged weights of the three networks
  /// in half precision, the distribution of the training set and, last, the card.
  package func publish(to bundle: String, name: String) throws(LatentDiffusionError) {
    do { try OwnFolder.make(in: bundle) } catch {
      throw .unreadable(path: bundle, detail: "the folder cannot be made: \(error.reason)")
    }
    var checkpoints: [Checkpoint] = []
    for stage in configuration.stages {
      let checkpoint = try folder.checkpoint(stage, device: .cpu)
      guard StageTrainer.isFinished(checkpoint, configuration.settings(of: stage)) else {
        throw .stageMissing(stage: stage.rawValue, folder: folder.path)
      }
      checkpoints.append(checkpoint)
      guard configuration.published.contains(stage) else { continue }
      try computing { () throws(TensorError) in
        try SafeTensors.write(
          BestWeights(of: checkpoint).weights, storing: .float16,
          to: "\(bundle)/\(Networks.files[stage.network])")
      }
    }
    try writeDistribution(to: "\(bundle)/\(TrainingAttributes.fileName)")
    var card = card(name: name, latents: try recordedScale(in: checkpoints[0]))
    card.training = zip(configuration.stages, checkpoints).map(record)
    try card.recordFiles(in: bundle)
    try card.fitProcess(in: bundle)
    try card.save(in: bundle)
  }

  private func writeDistribution(to path: String) throws(LatentDiffusionError) {
    let overturns = configuration.overturns(set)
    let training = complete(
      set.rows(overturning: overturns), set.seriesOfRows(overturning: overturns))
    let heldOut = complete(set.heldOut.map(\.attributes), set.heldOut.map(\.series))
    try computing { () throws(TensorError) in
      try SafeTensors.write(
        NamedTensors(
          table(training.rows, training.series, as: .training)
            + table(heldOut.rows, heldOut.series, as: .heldOut)), to: path)
    }
  }

  /// The rows that have every condition, at most ``mostRows``: a density is that of all conditions.
  private func complete(
    _ rows: [[Double]], _ series: [Int]
  ) -> (rows: [[Double]], series: [Int]) {
    let kept = evenly(set.complete(rows, in: configuration.conditions), Self.mostRows)
    return (kept.map { rows[$0] }, kept.map { series[$0] })
  }

  private func table(
    _ rows: [[Double]], _ series: [Int], as names: TrainingAttributes.Tensors
  ) throws(TensorError) -> [(String, Tensor)] {
    let values = rows.flatMap { $0.map { Float($0) } }
    return [
      (names.attributes, try Tensor(values, shape: [rows.count, set.names.count])),
      (names.series, try Tensor(series.map { Float($0) }, shape: [series.count])),
    ]
  }

  /// How the latents spread, by the checkpoint of the autoencoder.
  func recordedScale(in vae: Checkpoint) throws(LatentDiffusionError) -> LatentScale {
    guard let scale = vae.metadata["latents"].flatMap(LatentScale.init(text:)) else {
      throw .stageMissing(stage: TrainingStage.vae.rawValue, folder: folder.path)
    }
    return scale
  }

  /// The card but for what was measured in training.
  func card(name: String, latents: LatentScale) -> ModelCard {
    ModelCard(
      name: name, summary: configuration.summary, architecture: configuration.architecture,
      conditions: configuration.conditions, predictions: configuration.predictions,
      attributes: set.names, phases: set.phases, phaseCuts: set.phaseCuts, physics: set.physics,
      spacing: set.spacing,
      shape: set.shape, sides: configuration.sides,
      scales: set.scales(overturning: configuration.overturns(set)), latents: latents,
      sampler: configuration.sampler, corpus: corpusRecord, training: [])
  }

  private var corpusRecord: CorpusRecord {
    CorpusRecord(
      name: set.corpusName, hash: set.corpusHash,
      trainingSeries: Set(set.training.map(\.series)).count, trainingSamples: set.training.count,
      heldOutSeries: Set(set.heldOut.map(\.series)).count, heldOutSamples: set.heldOut.count)
  }

  /// How a stage was trained; one of no steps tells how the bundle that it starts from was.
  private func record(_ stage: TrainingStage, _ checkpoint: Checkpoint) -> TrainingRecord {
    let settings = configuration.settings(of: stage)
    if settings.steps == 0, let bundle = configuration.startFrom,
      let earlier = try? ModelCard.load(bundle).training.last(where: { $0.stage == stage.rawValue })
    {
      return earlier
    }
    let best = BestWeights(of: checkpoint)
    return TrainingRecord(
      stage: stage.rawValue, steps: checkpoint.step, batch: settings.batch,
      learningRate: settings.learningRate, seed: configuration.seed,
      parameters: best.weights.tensors.reduce(0) { $0 + $1.count },
      minutes: ((Double(checkpoint.metadata["seconds"] ?? "") ?? 0) / 60 * 10).rounded() / 10,
      validation: best.validation, bestStep: best.step)
  }
}
