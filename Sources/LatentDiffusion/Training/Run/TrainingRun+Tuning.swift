import Descriptors
import Tensors

extension TrainingRun {
  /// What the tuning of `predictor` minimises; it goes on from the weights of its own stage.
  func tuning(
    _ predictor: any AttributePredicting, films: LatentLessons, scale: LatentScale
  ) throws(LatentDiffusionError) -> TuningObjective {
    let settings = configuration.tuning ?? TuningSettings()
    let weights = BestWeights(of: try folder.checkpoint(.predictor, device: device)).weights
    try computing { () throws(TensorError) in try predictor.load(weights) }
    let lessons = TuningLessons(
      films: films, own: try ownSampler(scale: scale, following: predictor),
      folder: try folder.samples(
        settings: configuration.fingerprint(of: .tuning, corpus: set.corpusHash)),
      settings: settings, seed: configuration.seed)
    return TuningObjective(
      predictor, lessons: lessons, targets: configuration.predictions,
      batch: settings.stage.batch)
  }

  private func ownSampler(
    scale: LatentScale, following predictor: any AttributePredicting
  ) throws(LatentDiffusionError) -> OwnSampler {
    let known = Set(Attribute.known)
    guard configuration.conditions.contains(where: { known.contains(Attribute(rawValue: $0)) })
    else {
      throw .corpus(
        path: set.corpusName,
        problem: "no condition can be measured on a volume, so there is nothing to tune by")
    }
    let networks = try freshNetworks(.tuning)
    for (stage, network) in [
      (TrainingStage.vae, networks.autoencoder), (.diffusion, networks.denoiser),
    ] as [(TrainingStage, any Module)] {
      let weights = BestWeights(of: try folder.checkpoint(stage, device: device)).weights
      try computing { () throws(TensorError) in try network.load(weights) }
    }
    return OwnSampler(
      generator: try SampleGenerator(
        card: card(name: "in training", latents: scale), networks: networks, device: device),
      predictor: predictor, names: set.names, seed: configuration.seed,
      conditions: conditionRows(set.rows(overturning: configuration.overturns(set))),
      heldOutConditions: conditionRows(set.heldOut.map(\.attributes)), threads: threads)
  }

  private func conditionRows(_ rows: [[Double]]) -> [[Double]] {
    let columns = configuration.conditions.map { set.names.firstIndex(of: $0)! }
    return set.complete(rows, in: configuration.conditions).map { row in
      columns.map { rows[row][$0] }
    }
  }
}
