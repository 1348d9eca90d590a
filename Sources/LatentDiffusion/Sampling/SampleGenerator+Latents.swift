import Generation
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
      guard card.knowsPartialConditions || !request.isKnown.contains(false) else {
        throw .conditionsOpen(
          names: zip(card.conditions, request.isKnown).filter { !$1 }.map(\.0), of: card.conditions)
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

  /// Refuses a volume that the networks cannot take.
  func check(_ volume: Volume) throws(LatentDiffusionError) {
    try check(volume.shape)
    if let unknown = encoding.unknown(in: volume.labels) {
      throw .attribute(
        name: "phase \(unknown)", known: card.phases.map { "phase \($0.rawValue)" })
    }
  }

  /// What the predictor tells of volumes that were checked, each encoded for it.
  func predictions(of volumes: [Volume]) throws(TensorError) -> [Prediction] {
    var all: [Prediction] = []
    for volume in volumes {
      let latent = try standardised(encodedMean(of: volume))
      let batch = [Tensor](repeating: latent, count: batch(of: volume.shape))
      all += try predictions(of: Tensor.cat(batch, dim: 0), count: 1)
    }
    return all
  }
}

extension SampleGenerator {
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
