package import Generation
package import Tensors
package import Volumes

/// A loaded model that makes volumes on request.
///
/// A sample depends on its request, the shape and the settings alone, bit for bit. Libraries pick
/// other kernels for other batch sizes, so the networks always see batches of one size, filled up
/// where requests run out.
package final class SampleGenerator {
  package let card: ModelCard
  let networks: Networks
  let device: Device
  let schedule: NoiseSchedule
  let encoding: PhaseEncoding
  /// In which wide films are encoded and decoded.
  let bands: Bands
  /// For what is measured.
  let threads: Int

  /// The most latents that pass the denoiser together.
  package static let mostTogether = 8

  /// The number of latents of volumes of `shape` that pass the denoiser together: a function of
  /// the shape alone. Small latents need company to keep the cores busy; of large ones a single
  /// request should not wait for many.
  package func batch(of shape: Shape) -> Int {
    let cell = card.architecture.cell
    let cells = max(1, shape.count / (cell * cell * cell))
    return max(1, min(Self.mostTogether, 4096 / cells))
  }

  /// Loads the bundle in `folder`.
  ///
  /// - Parameters:
  ///   - threads: For the tensor library; it picks too few by itself.
  ///   - device: Where the networks run.
  ///   - cellsTogether: How many cells of the finest activations of a wide film are held at once; nil
  ///     for 2¹⁸.
  package convenience init(
    folder: String, threads: Int, device: Device = .cpu, cellsTogether: Int? = nil
  ) throws(LatentDiffusionError) {
    let card = try ModelCard.load(folder)
    // no sample needs it, but a bundle is whole or refused
    try card.verify(TrainingAttributes.fileName, in: folder)
    try computing { () throws(TensorError) in try Torch.setThreads(threads) }
    try self.init(
      card: card, networks: Networks.load(folder, card: card, device: device), device: device,
      bands: cellsTogether.map { Bands(cells: $0) } ?? Bands(), threads: threads)
  }

  /// A model of these networks, whose weights autograd no longer follows.
  init(
    card: ModelCard, networks: Networks, device: Device, bands: Bands = Bands(), threads: Int = 1
  ) throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in
      for module in [networks.predictor, networks.denoiser] as [any Module] {
        for (_, tensor) in module.parameters() { try tensor.requireGrad(false) }
      }
    }
    self.card = card
    self.networks = networks
    self.device = device
    self.bands = bands
    self.threads = threads
    schedule = .linear(steps: card.architecture.steps)
    encoding = PhaseEncoding(card.phases)
  }

  /// The volumes of `requests`, in their order.
  ///
  /// - Parameters:
  ///   - shape: The sides of the volumes; the card's unless given.
  ///   - settings: The sampler; the card's unless given.
  ///   - shares: Volume fractions that every volume is given exactly; nil leaves them as decoded.
  ///   - progress: Called after each batch with the number of volumes made and asked for.
  package func generate(
    _ requests: [SampleRequest], shape: Shape? = nil, settings: SamplerSettings? = nil,
    shares: ExactShares? = nil,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(LatentDiffusionError) -> [GeneratedSample] {
    let shape = shape ?? card.shape
    let settings = settings ?? card.sampler
    try check(requests, shape: shape, settings: settings)
    var samples: [GeneratedSample] = []
    let batch = batch(of: shape)
    for start in stride(from: 0, to: requests.count, by: batch) {
      let asked = Array(requests[start..<min(start + batch, requests.count)])
      samples += try computing { () throws(TensorError) in
        // Not in inference mode: steering takes gradients.
        try withoutGradients { () throws(TensorError) in
          try make(asked, shape: shape, settings: settings, shares: shares)
        }
      }
      progress(samples.count, requests.count)
    }
    return samples
  }

  /// What the predictor tells about volumes from elsewhere, such as measured ones.
  package func predict(
    _ volumes: [Volume]
  ) throws(LatentDiffusionError) -> [Prediction] {
    for volume in volumes { try check(volume) }
    return try computing { () throws(TensorError) in
      try inference { () throws(TensorError) in try predictions(of: volumes) }
    }
  }

  /// The volume after encoding and decoding: what the latent can carry of it.
  package func reconstruct(_ volume: Volume) throws(LatentDiffusionError) -> Volume {
    try check(volume)
    return try computing { () throws(TensorError) in
      try inference { () throws(TensorError) in
        try decoded(encodedMean(of: volume), spacing: volume.spacing)
      }
    }
  }
}
