import Tensors
import Volumes

/// What the stages after the autoencoder learn from: a pool of latents and the scales of all
/// numbers.
final class LatentLessons {
  let scale: LatentScale
  /// Held-out volumes at the mean of their posterior, standardised, not moved.
  let heldOut: (values: [Float], attributes: [[Double]])
  private let pool: LatentPool
  private let names: [String]
  private let scales: [AttributeScale]
  private let rolls: Bool
  private let seed: UInt64
  private let device: Device

  init(
    _ set: TrainingSet, source: LatentSource, scale: LatentScale, scales: [AttributeScale],
    settings: PoolSettings, at step: Int
  ) throws(TensorError) {
    pool = try LatentPool(
      set, source: source, size: settings.size, renewal: settings.renewal, at: step)
    self.scale = scale
    self.scales = scales
    names = set.names
    rolls = source.sides == .periodic
    seed = source.seed
    device = source.device
    var values: [Float] = []
    let members = evenly(set.heldOut, settings.validationVolumes)
    for member in members {
      let encoded = try source.encode([member.volume.labels], shape: set.shape).latents[0]
      values += LatentDiffusion.standardised(encoded.means, scale)
    }
    heldOut = (values, members.map(\.attributes))
  }

  /// `count` latents for step `step`.
  func batch(_ count: Int, at step: Int) throws(TensorError) -> LatentBatch {
    try pool.advance(to: step)
    var draws = Draws(key: seed, index: step, stream: Stream.latents)
    return LatentBatch(count, from: pool, scale: scale, rolls: rolls, draws: &draws)
  }

  /// Numbers for step `step` that are nobody else's.
  func draws(at step: Int) -> Draws { Draws(key: seed, index: step, stream: Stream.noise) }

  func tensor(_ values: [Float], count: Int) throws(TensorError) -> Tensor {
    try Tensor(values, shape: [count] + pool.latentShape, device: device)
  }

  /// The attributes called `wanted`, standardised, [N, wanted].
  func standardised(
    _ attributes: [[Double]], _ wanted: [String]
  ) throws(TensorError) -> Tensor {
    let places = wanted.map { names.firstIndex(of: $0)! }
    let values = attributes.flatMap { row in
      places.map { Float(scales[$0].standardised(row[$0])) }
    }
    return try Tensor(values, shape: [attributes.count, wanted.count], device: device)
  }

  func column(_ values: [Float]) throws(TensorError) -> Tensor {
    try Tensor(values, shape: [values.count, 1], device: device)
  }
}
