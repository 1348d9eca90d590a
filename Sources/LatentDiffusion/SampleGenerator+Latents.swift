import Tensors
import Volumes

extension SampleGenerator {
  func check(
    _ requests: [SampleRequest], shape: Shape, settings: SamplerSettings
  ) throws(LatentDiffusionError) {
    try check(shape)
    try settings.check(scheduleSteps: schedule.count)
    guard settings.guidance == 1 || networks.denoiser.knowsOpenConditions else {
      throw .guidanceUnlearnt(found: "\(settings.guidance)")
    }
    for request in requests {
      guard request.condition.count == card.conditions.count else {
        throw .conditionCount(expected: card.conditions, found: request.condition.count)
      }
      for (name, value) in zip(card.conditions, request.condition) where !value.isFinite {
        throw .conditionNotFinite(name: name, value: "\(value)")
      }
    }
  }

  private func check(_ shape: Shape) throws(LatentDiffusionError) {
    let multiple = card.sideMultiple
    guard [shape.nx, shape.ny, shape.nz].allSatisfy({ $0 % multiple == 0 }) else {
      throw .shape(found: "\(shape)", multiple: multiple)
    }
    guard shape == card.shape || !card.architecture.hasFixedShape else {
      throw .otherShape(found: "\(shape)", expected: "\(card.shape)")
    }
  }

  func encoded(_ volume: Volume) throws(LatentDiffusionError) -> LatentPosterior {
    try check(volume.shape)
    if let unknown = encoding.unknown(in: volume.labels) {
      throw .attribute(
        name: "phase \(unknown)", known: card.phases.map { "phase \($0.rawValue)" })
    }
    return try computing { () throws(TensorError) in
      try inference { () throws(TensorError) in
        try networks.autoencoder.encode(
          encoding.oneHot([volume.labels], shape: volume.shape, device: device))
      }
    }
  }
}

extension SampleGenerator {
  func copies(_ latent: Tensor, _ count: Int) -> [Tensor] {
    [Tensor](repeating: latent, count: count)
  }

  func standardised(_ latents: Tensor) throws(TensorError) -> Tensor {
    try (latents - channelwise(card.latents.means)) / channelwise(card.latents.deviations)
  }

  func restored(_ latents: Tensor) throws(TensorError) -> Tensor {
    try latents * channelwise(card.latents.deviations) + channelwise(card.latents.means)
  }

  private func channelwise(_ values: [Double]) throws(TensorError) -> Tensor {
    try Tensor(values.map { Float($0) }, shape: [1, values.count, 1, 1, 1], device: device)
  }
}
