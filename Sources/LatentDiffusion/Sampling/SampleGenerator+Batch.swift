import Generation
import Tensors
import Volumes

extension SampleGenerator {
  /// One batch. What is still off after its corrections is drawn anew.
  func make(
    _ asked: [SampleRequest], shape: Shape, settings: SamplerSettings, shares: ExactShares?
  ) throws(TensorError) -> [GeneratedSample] {
    func drawn(_ asked: [SampleRequest], _ draw: Int) throws(TensorError) -> [Correction] {
      let requests = filled(asked, shape: shape)
      let latents = try latents(
        of: requests, at: standardised(conditions: requests), shape: shape, settings: settings,
        draw: draw)
      return try corrected(
        latents, of: requests, count: asked.count, settings: settings, shares: shares)
    }
    var samples = try drawn(asked, 0)
    var draw = 0
    while draw < settings.redraws, !samples.allSatisfy(\.isMet) {
      draw += 1
      let off = samples.indices.filter { !samples[$0].isMet }
      for (index, sample) in zip(off, try drawn(off.map { asked[$0] }, draw))
      where sample.best!.square < samples[index].best!.square { samples[index] = sample }
    }
    let volumes = samples.map { $0.best!.volume }
    return try zip(volumes, predictions(of: volumes)).map {
      GeneratedSample(volume: $0, prediction: $1)
    }
  }

  /// Requests for a whole batch, whose size the bits of a sample depend on: those asked, and copies of the first.
  func filled(_ asked: [SampleRequest], shape: Shape) -> [SampleRequest] {
    asked + [SampleRequest](repeating: asked[0], count: batch(of: shape) - asked.count)
  }

  /// The clean latents of one batch.
  ///
  /// - Parameters:
  ///   - conditions: Standardised, [N, conditions].
  ///   - draw: 0, or the number of the redraw.
  ///   - recording: Whether autograd follows the sampler from the conditions to the latents.
  func latents(
    of requests: [SampleRequest], at conditions: Tensor, shape: Shape, settings: SamplerSettings,
    draw: Int = 0, recording: Bool = false
  ) throws(TensorError) -> Tensor {
    let known = try mask(of: requests)
    return try settings.sampler.sample(
      from: noise(requests, shape: shape, stage: 0, draw: draw),
      denoiser: steered(
        denoiser(conditions, known, guidance: settings.guidance), conditions, known,
        settings.steering, recording: recording),
      schedule: schedule,
      fresh: { step throws(TensorError) in
        try noise(requests, shape: shape, stage: step, draw: draw)
      })
  }

  /// The conditions of requests as the networks see them, 0 where they are open, [N, conditions].
  func standardised(conditions requests: [SampleRequest]) throws(TensorError) -> Tensor {
    let scales = scales(of: card.conditions)
    let values = requests.flatMap { request in
      scales.indices.map { column in
        request.isKnown[column]
          ? Float(scales[column].standardised(request.condition[column])) : 0
      }
    }
    return try Tensor(values, shape: [requests.count, scales.count], device: device)
  }

  /// 1 where a condition is asked for and 0 where it is open, [N, conditions].
  private func mask(of requests: [SampleRequest]) throws(TensorError) -> Tensor {
    try Tensor(
      requests.flatMap { $0.isKnown.map { $0 ? 1 : 0 } },
      shape: [requests.count, card.conditions.count], device: device)
  }

  func scales(of names: [String]) -> [AttributeScale] {
    names.map { name in card.scales.first { $0.name == name }! }
  }

  private func noise(
    _ requests: [SampleRequest], shape: Shape, stage: Int, draw: Int
  ) throws(TensorError) -> Tensor {
    let cell = card.architecture.cell
    let sides = [
      card.architecture.channels, shape.nz / cell, shape.ny / cell, shape.nx / cell,
    ]
    let count = sides.reduce(1, *)
    let values = requests.flatMap { $0.seed.noise(count, stage: stage, draw: draw) }
    return try Tensor(values, shape: [requests.count] + sides, device: device)
  }

  private func denoiser(
    _ conditions: Tensor, _ known: Tensor, guidance: Double
  ) throws(TensorError) -> any Denoiser {
    func shown(_ mask: Tensor) -> NetworkDenoiser {
      NetworkDenoiser(
        network: networks.denoiser, schedule: schedule, conditions: conditions, known: mask)
    }
    if guidance == 1 { return shown(known) }
    let none = try shown(Tensor.full(conditions.shape, 0, device: device))
    if guidance == 0 { return none }
    return GuidedDenoiser(conditional: shown(known), unconditional: none, scale: guidance)
  }

  private func steered(
    _ base: any Denoiser, _ conditions: Tensor, _ known: Tensor, _ steering: Steering?,
    recording: Bool
  ) throws(TensorError) -> any Denoiser {
    guard let steering else { return base }
    let nothing = try Tensor.full([conditions.shape[0], 1], 0, device: device)
    func columns(of matrix: Tensor) throws(TensorError) -> Tensor {
      let columns = try card.predictions.map { name throws(TensorError) in
        guard let column = card.conditions.firstIndex(of: name) else { return nothing }
        return try matrix.narrow(1, start: column, length: 1)
      }
      return try Tensor.cat(columns, dim: 1)
    }
    let targets = KnownAttributes(
      values: try columns(of: conditions), known: try columns(of: known))
    return SteeredDenoiser(
      base: base,
      mover: LatentMover(
        predictor: networks.predictor, targets: targets, isRecorded: recording),
      schedule: schedule, settings: steering)
  }

  func predictions(of latents: Tensor, count: Int) throws(TensorError) -> [Prediction] {
    let output = try networks.predictor(latents)
    let means = try output.mean.doubles()
    let logVariances = try output.logVariance.doubles()
    let scales = scales(of: card.predictions)
    return (0..<count).map { sample in
      let first = sample * scales.count
      let restored = scales.indices.map {
        scales[$0].restored(
          means[first + $0],
          deviation: halfExponential(logVariances[first + $0])
            * (card.widening?[scales[$0].name] ?? 1))
      }
      return Prediction(
        attributes: card.predictedAttributes,
        estimates: restored.map { Estimate(mean: $0.mean, deviation: $0.deviation) })
    }
  }
}
