import Tensors
import Volumes

extension TrainingRun {
  /// What `stage` minimises, as it stands at `step`.
  func objective(
    of stage: TrainingStage, at step: Int
  ) throws(LatentDiffusionError) -> any Objective {
    let encoding = PhaseEncoding(set.phases)
    let networks = try freshNetworks(stage)
    if step == 0, stage != .tuning, let bundle = configuration.startFrom {
      try adopt(bundle, networks, stage)
    }
    if stage == .vae {
      return ReconstructionObjective(
        networks.autoencoder, films: try FilmLessons(set, configuration: configuration),
        encoding: encoding, configuration: configuration, device: device)
    }
    let vae = try folder.checkpoint(.vae, device: device)
    let lessons = try lessons(
      of: stage, vae, networks.autoencoder, scale: recordedScale(in: vae), at: step)
    switch stage {
    case .vae, .predictor:
      return PredictionObjective(
        networks.predictor, lessons: lessons, targets: configuration.predictions,
        batch: configuration.predictor.batch)
    case .diffusion:
      return VelocityObjective(
        networks.denoiser, schedule: .linear(steps: configuration.architecture.steps),
        lessons: lessons, conditions: configuration.conditions, settings: configuration.diffusion,
        consistency: try consistency(networks.predictor),
        measured: try measuredConsistency(networks.autoencoder, lessons))
    case .tuning:
      return try tuning(networks.predictor, films: lessons, scale: recordedScale(in: vae))
    }
  }

  /// What compares a denoiser's expectations with its conditions by the predictor of this run, if wanted.
  private func consistency(
    _ predictor: any AttributePredicting
  ) throws(LatentDiffusionError) -> ConditionConsistency? {
    guard let settings = configuration.diffusion.consistency else { return nil }
    let weights = BestWeights(of: try folder.checkpoint(.predictor, device: device)).weights
    try computing { () throws(TensorError) in
      try predictor.load(weights)
      for (_, tensor) in predictor.parameters() { try tensor.requireGrad(false) }
    }
    return ConditionConsistency(
      predictor, settings: settings, conditions: configuration.conditions,
      predictions: configuration.predictions)
  }

  /// What compares the decoded volumes that a denoiser expects with requests near its films, if wanted.
  ///
  /// - Parameter autoencoder: With its trained weights.
  private func measuredConsistency(
    _ autoencoder: any LatentCoding, _ lessons: LatentLessons
  ) throws(LatentDiffusionError) -> MeasuredConsistency? {
    guard let settings = configuration.diffusion.measuredConsistency else { return nil }
    try computing { () throws(TensorError) in
      for (_, tensor) in autoencoder.parameters() { try tensor.requireGrad(false) }
    }
    let measured = MeasuredConsistency(
      autoencoder, descriptors: SoftDescriptors(phases: set.phases, sides: configuration.sides),
      scale: lessons.scale,
      scales: configuration.conditions.map { name in
        lessons.scales.first { $0.name == name }!
      },
      settings: settings)
    return measured.names.isEmpty ? nil : measured
  }

  /// Networks with first weights that depend on the seed and the stage alone.
  func freshNetworks(_ stage: TrainingStage) throws(LatentDiffusionError) -> Networks {
    let index = TrainingStage.allCases.firstIndex(of: stage)!
    var draws = Draws(key: configuration.seed, index: index, stream: Stream.weights)
    let seed = UInt64(draws.word()) << 32 | UInt64(draws.word())
    return try computing { () throws(TensorError) in
      try Networks(
        configuration.architecture, sides: configuration.sides,
        for: NetworkPurpose(
          shape: set.shape, phases: set.phases.count, conditions: configuration.conditions.count,
          heldOutErrors: configuration.predictions.map { _ in 1 }),
        using: Initializer(seed: seed, device: device))
    }
  }

  /// Takes over the weights of the same stage of a published bundle.
  private func adopt(
    _ bundle: String, _ networks: Networks, _ stage: TrainingStage
  ) throws(LatentDiffusionError) {
    let path = "\(bundle)/\(Networks.files[stage.network])"
    let fitting = try computing { () throws(TensorError) in
      try networks.modules[stage.network].adopt(SafeTensors.read(path, device: device).tensors)
    }
    guard fitting > 0 else {
      throw .unreadable(path: path, detail: "no tensor fits the network that is to start from it")
    }
  }

  private func lessons(
    of stage: TrainingStage, _ vae: Checkpoint, _ autoencoder: any LatentCoding,
    scale: LatentScale, at step: Int
  ) throws(LatentDiffusionError) -> LatentLessons {
    let scales = set.scales(overturning: configuration.overturns(set))
    try computing { () throws(TensorError) in
      try autoencoder.load(BestWeights(of: vae).weights)
    }
    return try LatentLessons(
      set, source: source(autoencoder, of: stage), scale: scale, scales: scales,
      settings: configuration.pool, at: step)
  }

  /// How the latents of the averaged autoencoder in `checkpoint` spread.
  func latentScale(of checkpoint: Checkpoint) throws(LatentDiffusionError) -> LatentScale {
    let autoencoder = try freshNetworks(.vae).autoencoder
    try computing { () throws(TensorError) in
      try autoencoder.load(BestWeights(of: checkpoint).weights)
    }
    let pool = try LatentPool(
      set, source: source(autoencoder, of: .vae), size: min(512, configuration.pool.size),
      renewal: 1, at: 0)
    return LatentScale(pool.slots, channels: configuration.architecture.channels)
  }

  private func source(
    _ autoencoder: any LatentCoding, of stage: TrainingStage
  ) -> LatentSource {
    autoencoder.setEdges(configuration.sides.edges)
    // Tuning goes on from the predictor's stage, so it should not see the same motions again.
    let seed = stage == .tuning ? configuration.seed &+ 1 : configuration.seed
    return LatentSource(
      autoencoder: autoencoder, encoding: PhaseEncoding(set.phases), sides: configuration.sides,
      overturning: configuration.overturns(set), seed: seed, device: device)
  }
}
