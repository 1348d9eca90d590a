import Foundation
import Tensors

extension TrainingRun {
  /// The most rows of the published distribution; a larger one is thinned evenly.
  static let mostRows = 20_000

  /// Writes the model bundle into the folder `bundle`: the averaged weights of the three stages in
  /// half precision, the distribution of the training set and, last, the card.
  public func publish(to bundle: String, name: String) throws(LatentDiffusionError) {
    do {
      try FileManager.default.createDirectory(atPath: bundle, withIntermediateDirectories: true)
    } catch {
      throw .unreadable(path: bundle, detail: "the folder cannot be made")
    }
    var checkpoints: [Checkpoint] = []
    for (stage, file) in zip(TrainingStage.allCases, Networks.files) {
      let checkpoint = try folder.checkpoint(stage, device: .cpu)
      guard StageTrainer.isFinished(checkpoint, configuration.settings(of: stage)) else {
        throw .stageMissing(stage: stage.rawValue, folder: folder.path)
      }
      try computing { () throws(TensorError) in
        try SafeTensors.write(
          BestWeights(of: checkpoint).weights, storing: .float16, to: "\(bundle)/\(file)")
      }
      checkpoints.append(checkpoint)
    }
    try writeDistribution(to: "\(bundle)/\(TrainingAttributes.fileName)")
    var card = try card(name: name, checkpoints)
    try card.recordFiles(in: bundle)
    try card.save(in: bundle)
  }

  private func writeDistribution(to path: String) throws(LatentDiffusionError) {
    let overturns = configuration.overturns(set)
    let training = evenly(set.rows(overturning: overturns), Self.mostRows)
    let series = evenly(set.seriesOfRows(overturning: overturns), Self.mostRows)
    let heldOut = evenly(set.heldOut, Self.mostRows)
    try computing { () throws(TensorError) in
      try SafeTensors.write(
        NamedTensors(
          table(training, series, as: .training)
            + table(heldOut.map(\.attributes), heldOut.map(\.series), as: .heldOut)), to: path)
    }
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

  private func card(
    name: String, _ checkpoints: [Checkpoint]
  ) throws(LatentDiffusionError) -> ModelCard {
    guard let latents = checkpoints[0].metadata["latents"].flatMap(LatentScale.init(text:)) else {
      throw .stageMissing(stage: TrainingStage.vae.rawValue, folder: folder.path)
    }
    return ModelCard(
      name: name, summary: configuration.summary, architecture: configuration.architecture,
      conditions: configuration.conditions, predictions: configuration.predictions,
      attributes: set.names, phases: set.phases, phaseCuts: set.phaseCuts, spacing: set.spacing,
      shape: set.shape, sides: configuration.sides,
      scales: set.scales(overturning: configuration.overturns(set)), latents: latents,
      sampler: configuration.sampler, corpus: corpusRecord,
      training: zip(TrainingStage.allCases, checkpoints).map(record))
  }

  private var corpusRecord: CorpusRecord {
    CorpusRecord(
      name: set.corpusName, hash: set.corpusHash,
      trainingSeries: Set(set.training.map(\.series)).count, trainingSamples: set.training.count,
      heldOutSeries: Set(set.heldOut.map(\.series)).count, heldOutSamples: set.heldOut.count)
  }

  private func record(_ stage: TrainingStage, _ checkpoint: Checkpoint) -> TrainingRecord {
    let settings = configuration.settings(of: stage)
    let best = BestWeights(of: checkpoint)
    return TrainingRecord(
      stage: stage.rawValue, steps: checkpoint.step, batch: settings.batch,
      learningRate: settings.learningRate, seed: configuration.seed,
      parameters: best.weights.tensors.reduce(0) { $0 + $1.count },
      minutes: ((Double(checkpoint.metadata["seconds"] ?? "") ?? 0) / 60 * 10).rounded() / 10,
      validation: best.validation, bestStep: best.step)
  }
}
