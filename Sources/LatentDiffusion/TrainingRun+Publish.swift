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
      guard checkpoint.step >= configuration.settings(of: stage).steps else {
        throw .stageMissing(stage: stage.rawValue, folder: folder.path)
      }
      try computing { () throws(TensorError) in
        try SafeTensors.write(
          StageTrainer.averagedWeights(checkpoint), storing: .float16, to: "\(bundle)/\(file)")
      }
      checkpoints.append(checkpoint)
    }
    try writeDistribution(to: "\(bundle)/\(TrainingAttributes.fileName)")
    try card(name: name, checkpoints).save(in: bundle)
  }

  private func writeDistribution(to path: String) throws(LatentDiffusionError) {
    let overturns = configuration.overturns(set.names)
    let rows = evenly(set.rows(overturning: overturns), Self.mostRows)
    let numbers = evenly(set.seriesOfRows(overturning: overturns), Self.mostRows)
    try computing { () throws(TensorError) in
      let matrix = try Tensor(
        rows.flatMap { $0.map { Float($0) } }, shape: [rows.count, set.names.count])
      try SafeTensors.write(
        NamedTensors([
          (TrainingAttributes.tensorName, matrix),
          (
            TrainingAttributes.seriesName,
            try Tensor(numbers.map { Float($0) }, shape: [numbers.count])
          ),
        ]), to: path)
    }
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
      scales: set.scales(overturning: configuration.overturns(set.names)), latents: latents,
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
    let prefix = "held_out_"
    let measured = checkpoint.metadata.compactMap { key, value -> (String, Double)? in
      guard key.hasPrefix(prefix), let number = Double(value) else { return nil }
      return (String(key.dropFirst(prefix.count)), number)
    }
    return TrainingRecord(
      stage: stage.rawValue, steps: checkpoint.step, batch: settings.batch,
      learningRate: settings.learningRate, seed: configuration.seed,
      parameters: StageTrainer.averagedWeights(checkpoint).tensors.reduce(0) { $0 + $1.count },
      minutes: ((Double(checkpoint.metadata["seconds"] ?? "") ?? 0) / 60 * 10).rounded() / 10,
      validation: Dictionary(uniqueKeysWithValues: measured))
  }
}
