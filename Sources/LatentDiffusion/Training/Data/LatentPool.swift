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
    /// Of the volume.
    var name: String
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
  ) throws(LatentDiffusionError) {
    self.set = set
    self.source = source
    self.renewal = renewal
    self.step = step
    let groups = (size + Self.group - 1) / Self.group
    for group in 0..<groups {
      if group + 1 < groups {
        readAhead(group: group + 1, version: version(of: group + 1, of: groups), of: groups)
      }
      slots += try encode(group: group, version: version(of: group, of: groups), of: groups)
    }
    readAheadNext()
  }

  /// How often `group` was renewed up to the present step.
  private func version(of group: Int, of groups: Int) -> Int {
    let renewals = step / renewal
    return renewals > group ? (renewals - 1 - group) / groups + 1 : 0
  }

  /// Brings the pool from the step before to `step`.
  func advance(to step: Int) throws(LatentDiffusionError) {
    precondition(step == self.step || step == self.step + 1, "a pool goes step by step")
    defer { self.step = step }
    guard step > self.step, step % renewal == 0 else { return }
    let renewals = step / renewal
    let group = (renewals - 1) % groups
    let fresh = try encode(group: group, version: (renewals - 1) / groups + 1, of: groups)
    slots.replaceSubrange(group * Self.group..<(group + 1) * Self.group, with: fresh)
    readAheadNext()
  }

  /// Has the volumes read that the next renewal encodes.
  private func readAheadNext() {
    let renewals = step / renewal
    readAhead(group: renewals % groups, version: renewals / groups + 1, of: groups)
  }

  /// The numbers of the volumes of a group, which walk through the training set from version to
  /// version.
  private func numbers(_ group: Int, _ version: Int, of groups: Int) -> Range<Int> {
    let first = (version * groups + group) * Self.group
    return first..<first + Self.group
  }

  private func member(_ number: Int) -> TrainingSet.Member {
    set.training[number % set.training.count]
  }

  private func readAhead(group: Int, version: Int, of groups: Int) {
    set.readAhead(numbers(group, version, of: groups).map(member))
  }

  private func encode(
    group: Int, version: Int, of groups: Int
  ) throws(LatentDiffusionError) -> [Slot] {
    var moved: [(labels: [UInt8], attributes: [Double], name: String)] = []
    for number in numbers(group, version, of: groups) {
      let member = member(number)
      let motion = source.motion(number, shape: set.shape)
      moved.append(
        (
          motion.moved(try set.labels(of: member), shape: set.shape),
          motion.attributes(member.attributes, names: set.names, mixed: set.hasMixedPhase),
          member.name
        ))
    }
    let encoded = try computing { () throws(TensorError) in
      try source.encode(moved.map(\.labels), shape: set.shape)
    }
    latentShape = encoded.shape
    return zip(encoded.latents, moved).map { latent, moved in
      Slot(
        means: latent.means, logVariances: latent.logVariances, attributes: moved.attributes,
        name: moved.name)
    }
  }
}

/// Encodes volumes with a trained autoencoder, for the stages that learn on latents.
struct LatentSource {
  let autoencoder: any LatentCoding
  let encoding: PhaseEncoding
  let sides: Sides
  let overturning: Bool
  let seed: UInt64
  let device: Device

  /// The random motion that belongs to `number`.
  func motion(_ number: Int, shape: Shape) -> SymmetryOperation {
    var draws = Draws(key: seed, index: number, stream: Stream.poolMotion)
    return SymmetryOperation.drawn(
      for: shape, sides: sides, overturning: overturning, from: &draws)
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
      let latents = batch.indices.map { index in
        let range = index * count..<(index + 1) * count
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
  static let ownRequests: UInt32 = 7
  static let ownBatches: UInt32 = 8
  static let shiftedRequests: UInt32 = 9
}
