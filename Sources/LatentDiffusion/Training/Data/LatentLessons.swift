import Tensors
import Volumes

/// What the stages after the autoencoder learn from: a pool of latents and the scales of all
/// numbers.
final class LatentLessons: Lessons {
  let scale: LatentScale
  /// Held-out volumes at the mean of their posterior, standardised, not moved.
  let heldOut: (values: [Float], attributes: [[Double]])
  private let pool: LatentPool
  private(set) var names: [String] = []
  private let columns: [String]
  let scales: [AttributeScale]
  private let rolls: Bool
  private let seed: UInt64
  private let device: Device

  init(
    _ set: TrainingSet, source: LatentSource, scale: LatentScale, scales: [AttributeScale],
    settings: PoolSettings, at step: Int
  ) throws(LatentDiffusionError) {
    pool = try LatentPool(
      set, source: source, size: settings.size, renewal: settings.renewal, at: step)
    self.scale = scale
    self.scales = scales
    columns = set.names
    rolls = source.sides == .periodic
    seed = source.seed
    device = source.device
    var values: [Float] = []
    let members = evenly(set.heldOut, settings.validationVolumes)
    for (index, member) in members.enumerated() {
      set.readAhead(Array(members[index..<min(index + 8, members.count)]))
      let labels = try set.labels(of: member)
      let encoded = try computing { () throws(TensorError) in
        try source.encode([labels], shape: set.shape).latents[0]
      }
      values += LatentDiffusion.standardised(encoded.means, scale)
    }
    heldOut = (values, members.map(\.attributes))
  }

  func prepare(_ step: Int) throws(LatentDiffusionError) { try pool.advance(to: step) }

  /// `count` latents for step `step`, which was prepared.
  func batch(_ count: Int, at step: Int) -> LatentBatch {
    var draws = Draws(key: seed, index: step, stream: Stream.latents)
    let batch = LatentBatch(count, from: pool, scale: scale, rolls: rolls, draws: &draws)
    names = batch.names
    return batch
  }

  /// Numbers for step `step` that are nobody else's.
  func draws(at step: Int) -> Draws { Draws(key: seed, index: step, stream: Stream.noise) }

  /// The same for requests that differ from their films.
  func shiftedDraws(at step: Int) -> Draws {
    Draws(key: seed, index: step, stream: Stream.shiftedRequests)
  }

  /// `latent` shifted at random by whole cells, where sides join.
  func rolledByChance(_ latent: [Float], _ draws: inout Draws) -> [Float] {
    let shape = pool.latentShape
    let x = draws.integer(below: rolls ? shape[3] : 1)
    let y = draws.integer(below: rolls ? shape[2] : 1)
    return rolled(latent, by: (x, y), shape: shape)
  }

  func tensor(_ values: [Float], count: Int) throws(TensorError) -> Tensor {
    try Tensor(values, shape: [count] + pool.latentShape, device: device)
  }

  /// The attributes called `wanted`, standardised, with 0 for what is not known, and 1 or 0 for known or
  /// not; both [N, wanted].
  func targets(
    _ attributes: [[Double]], _ wanted: [String]
  ) throws(TensorError) -> KnownAttributes {
    let values = numbers(attributes, wanted)
    let shape = [attributes.count, wanted.count]
    return KnownAttributes(
      values: try Tensor(values.map { $0.isFinite ? $0 : 0 }, shape: shape, device: device),
      known: try Tensor(values.map { $0.isFinite ? 1 : 0 }, shape: shape, device: device))
  }

  private func numbers(_ attributes: [[Double]], _ wanted: [String]) -> [Float] {
    let indices = wanted.map { columns.firstIndex(of: $0)! }
    return attributes.flatMap { row in
      indices.map { Float(scales[$0].standardised(row[$0])) }
    }
  }

  /// `values` as a matrix of rows of `width`.
  func rows(_ values: [Float], of width: Int) throws(TensorError) -> Tensor {
    try Tensor(values, shape: [values.count / width, width], device: device)
  }

  /// One number a sample, beside latents: [N, 1, 1, 1, 1].
  func perSample(_ values: [Double]) throws(TensorError) -> Tensor {
    try Tensor(values.map { Float($0) }, shape: [values.count, 1, 1, 1, 1], device: device)
  }
}
