import Tensors
import Volumes

extension SampleGenerator {
  /// One batch, filled up with copies of its first request.
  func make(
    _ asked: [SampleRequest], shape: Shape, settings: SamplerSettings
  ) throws(TensorError) -> [GeneratedSample] {
    let filling = [SampleRequest](repeating: asked[0], count: batch(of: shape) - asked.count)
    let requests = asked + filling
    let latents = try settings.sampler.sample(
      from: noise(requests, shape: shape, stage: 0),
      denoiser: steered(denoiser(requests, guidance: settings.guidance), requests, settings),
      schedule: schedule,
      fresh: { step throws(TensorError) in try noise(requests, shape: shape, stage: step) })
    let predictions = try predictions(of: latents, count: asked.count)
    var samples: [GeneratedSample] = []
    for (place, prediction) in predictions.enumerated() {
      let latent = try restored(latents.narrow(0, start: place, length: 1).contiguous())
      let volume = try encoding.volume(
        networks.autoencoder.decode(latent), spacing: card.spacing)
      samples.append(GeneratedSample(volume: volume, prediction: prediction))
    }
    return samples
  }

  private func noise(
    _ requests: [SampleRequest], shape: Shape, stage: Int
  ) throws(TensorError) -> Tensor {
    let cell = card.architecture.cell
    let sides = [
      card.architecture.channels, shape.nz / cell, shape.ny / cell, shape.nx / cell,
    ]
    let count = sides.reduce(1, *)
    let values = requests.flatMap { $0.seed.noise(count, stage: stage) }
    return try Tensor(values, shape: [requests.count] + sides, device: device)
  }

  private func denoiser(
    _ requests: [SampleRequest], guidance: Double
  ) throws(TensorError) -> any Denoiser {
    let scales = card.conditions.map { name in card.scales.first { $0.name == name }! }
    let values = requests.flatMap { request in
      zip(scales, request.condition).map { Float($0.standardised($1)) }
    }
    let conditions = try Tensor(
      values, shape: [requests.count, scales.count], device: device)
    func at(_ known: Double) throws(TensorError) -> NetworkDenoiser {
      NetworkDenoiser(
        network: networks.denoiser, schedule: schedule, conditions: conditions,
        known: try Tensor.full([requests.count, 1], known, device: device))
    }
    if guidance == 1 { return try at(1) }
    if guidance == 0 { return try at(0) }
    return GuidedDenoiser(conditional: try at(1), unconditional: try at(0), scale: guidance)
  }

  private func steered(
    _ base: any Denoiser, _ requests: [SampleRequest], _ settings: SamplerSettings
  ) throws(TensorError) -> any Denoiser {
    guard let steering = settings.steering else { return base }
    let scales = card.predictions.map { name in card.scales.first { $0.name == name }! }
    var values: [Float] = []
    var known: [Float] = []
    for request in requests {
      for scale in scales {
        let place = card.conditions.firstIndex(of: scale.name)
        values.append(place.map { Float(scale.standardised(request.condition[$0])) } ?? 0)
        known.append(place == nil ? 0 : 1)
      }
    }
    let shape = [requests.count, scales.count]
    return SteeredDenoiser(
      base: base, predictor: networks.predictor, schedule: schedule, settings: steering,
      targets: KnownAttributes(
        values: try Tensor(values, shape: shape, device: device),
        known: try Tensor(known, shape: shape, device: device)))
  }

  func predictions(of latents: Tensor, count: Int) throws(TensorError) -> [Prediction] {
    let output = try networks.predictor(latents)
    let means = try output.mean.doubles()
    let logVariances = try output.logVariance.doubles()
    let scales = card.predictions.map { name in card.scales.first { $0.name == name }! }
    return (0..<count).map { sample in
      let first = sample * scales.count
      let restored = scales.indices.map {
        scales[$0].restored(
          means[first + $0], deviation: halfExponential(logVariances[first + $0]))
      }
      return Prediction(
        names: card.predictions, means: restored.map(\.mean),
        deviations: restored.map(\.deviation))
    }
  }
}
