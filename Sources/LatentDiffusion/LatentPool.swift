import Tensors
import Volumes

/// Encoded, freshly moved volumes of the training set, renewed a group at a time.
///
/// Encoding costs more than a step of the denoiser, so each encoded volume serves several steps:
/// every `renewal` steps the oldest group is encoded anew with other motions. What the pool holds
/// is a function of the step alone, so a resumed run finds the same pool.
final class LatentPool {
  /// The distribution of one latent and the attributes of what was encoded.
  struct Slot {
    var means: [Float]
    var logVariances: [Float]
    var attributes: [Double]
  }

  /// How many volumes are encoded together.
  static let group = 8

  private(set) var slots: [Slot] = []
  /// Channels, z, y, x of one latent.
  private(set) var latentShape: [Int] = []
  private let set: TrainingSet
  private let source: LatentSource
  private let renewal: Int
  private var step: Int

  private var groups: Int { slots.count / Self.group }

  /// The pool at `step`.
  ///
  /// - Parameters:
  ///   - size: The number of slots, rounded up to whole groups.
  ///   - renewal: Steps between the renewals of two groups.
  init(
    _ set: TrainingSet, source: LatentSource, size: Int, renewal: Int, at step: Int
  ) throws(TensorError) {
    self.set = set
    self.source = source
    self.renewal = renewal
    self.step = step
    let groups = (size + Self.group - 1) / Self.group
    for group in 0..<groups {
      let renewals = step / renewal
      let version = renewals > group ? (renewals - 1 - group) / groups + 1 : 0
      slots += try encode(group: group, version: version, of: groups)
    }
  }

  /// Brings the pool from the step before to `step`.
  func advance(to step: Int) throws(TensorError) {
    precondition(step == self.step || step == self.step + 1, "a pool goes step by step")
    defer { self.step = step }
    guard step > self.step, step % renewal == 0 else { return }
    let renewals = step / renewal
    let group = (renewals - 1) % groups
    let fresh = try encode(group: group, version: (renewals - 1) / groups + 1, of: groups)
    slots.replaceSubrange(group * Self.group..<(group + 1) * Self.group, with: fresh)
  }

  /// Walks through the training set from version to version.
  private func encode(
    group: Int, version: Int, of groups: Int
  ) throws(TensorError) -> [Slot] {
    let first = (version * groups + group) * Self.group
    let moved = (first..<first + Self.group).map { number in
      source.moved(set.training[number % set.training.count], names: set.names, number: number)
    }
    let encoded = try source.encode(moved.map(\.labels), shape: set.shape)
    latentShape = encoded.shape
    return zip(encoded.latents, moved).map { latent, moved in
      Slot(
        means: latent.means, logVariances: latent.logVariances, attributes: moved.attributes)
    }
  }
}

/// Encodes volumes with a trained autoencoder, for the stages that learn on latents.
struct LatentSource {
  let autoencoder: Autoencoder
  let encoding: PhaseEncoding
  let sides: Sides
  let overturning: Bool
  let seed: UInt64
  let device: Device

  /// A member after a random motion that belongs to `number`.
  func moved(
    _ member: TrainingSet.Member, names: [String], number: Int
  ) -> (labels: [UInt8], attributes: [Double]) {
    var draws = Draws(key: seed, index: number, stream: Stream.poolMotion)
    let motion = SymmetryOperation.drawn(
      for: member.volume.shape, sides: sides, overturning: overturning, from: &draws)
    return (
      motion.moved(member.volume.labels, shape: member.volume.shape),
      motion.attributes(member.attributes, names: names)
    )
  }

  /// The posteriors of `batch` and the shape of one.
  func encode(
    _ batch: [[UInt8]], shape: Shape
  ) throws(TensorError) -> (latents: [(means: [Float], logVariances: [Float])], shape: [Int]) {
    try withoutGradients { () throws(TensorError) in
      let posterior = try autoencoder.encode(
        encoding.oneHot(batch, shape: shape, device: device))
      let latent = Array(posterior.mean.shape.dropFirst())
      let count = latent.reduce(1, *)
      let means = try posterior.mean.floats()
      let logVariances = try posterior.logVariance.floats()
      let latents = batch.indices.map { place in
        let range = place * count..<(place + 1) * count
        return (means: Array(means[range]), logVariances: Array(logVariances[range]))
      }
      return (latents, latent)
    }
  }
}

/// The independent uses of a training run's random numbers.
enum Stream {
  static let weights: UInt32 = 1
  static let volumes: UInt32 = 2
  static let posterior: UInt32 = 3
  static let poolMotion: UInt32 = 4
  static let latents: UInt32 = 5
  static let noise: UInt32 = 6
}
