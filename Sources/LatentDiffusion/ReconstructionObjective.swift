import Tensors
import Volumes

/// The autoencoder's: the negative evidence bound per voxel.
///
/// Most steps see small crops of many volumes, which teach the same weights several times faster;
/// the last ones see whole films, closed in x and y.
final class ReconstructionObjective: Objective {
  private let autoencoder: Autoencoder
  private let set: TrainingSet
  private let encoding: PhaseEncoding
  private let settings: AutoencoderSettings
  private let sides: Sides
  private let overturning: Bool
  private let seed: UInt64
  private let device: Device

  init(
    _ autoencoder: Autoencoder, set: TrainingSet, encoding: PhaseEncoding,
    configuration: TrainingConfiguration, device: Device
  ) {
    self.autoencoder = autoencoder
    self.set = set
    self.encoding = encoding
    settings = configuration.vae
    sides = configuration.sides
    overturning = configuration.overturns(set.names)
    seed = configuration.seed
    self.device = device
  }

  var network: any Module { autoencoder }
  let quantities = ["cross_entropy", "accuracy", "divergence"]

  private func isCropped(_ step: Int) -> Bool {
    Double(step) < settings.cropFraction * Double(settings.stage.steps)
  }

  /// Rises along a line: pulled at once to the prior, a latent never learns to carry anything.
  private func divergenceWeight(at step: Int) -> Double {
    let rise = settings.divergenceWarmUp * Double(settings.stage.steps)
    return settings.divergenceWeight * min(1, Double(step + 1) / max(rise, 1))
  }

  func samples(at step: Int) -> Int { isCropped(step) ? settings.cropBatch : settings.stage.batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    var draws = Draws(key: seed, index: step, stream: Stream.volumes)
    let cropped = isCropped(step)
    let shape = cropped ? cropShape : set.shape
    let batch = (0..<samples(at: step)).map { _ in
      let member = set.training[draws.integer(below: set.training.count)]
      let motion = SymmetryOperation.drawn(
        for: set.shape, sides: sides, overturning: overturning, from: &draws)
      let labels = motion.moved(member.volume.labels, shape: set.shape)
      return cropped ? crop(labels, to: shape, from: &draws) : labels
    }
    autoencoder.setEdges(cropped ? .zeros : sides.edges)
    let posterior = try autoencoder.encode(
      encoding.oneHot(batch, shape: shape, device: device))
    var noise = Draws(key: seed, index: step, stream: Stream.posterior)
    let latent = posterior.mean.shape
    let ε = try Tensor(noise.normals(latent.reduce(1, *)), shape: latent, device: device)
    let logits = try autoencoder.decode(posterior.sample(ε))
    let misfit = try logits.crossEntropy(
      encoding.classes(batch, shape: shape, device: device))
    let weight = divergenceWeight(at: step) / Double(batch.count * shape.count)
    return try misfit + posterior.divergence() * weight
  }

  /// Cross-entropy (nats a voxel), accuracy and KL divergence (nats a latent number) of the first
  /// held-out volumes at the mean of their posterior.
  func validate() throws(TensorError) -> [Double] {
    autoencoder.setEdges(sides.edges)
    let members = evenly(set.heldOut, settings.validationVolumes)
    var sums = [0.0, 0.0, 0.0]
    for member in members {
      let labels = [member.volume.labels]
      let values = try withoutGradients { () throws(TensorError) in
        let posterior = try autoencoder.encode(
          encoding.oneHot(labels, shape: set.shape, device: device))
        let logits = try autoencoder.decode(posterior.mean)
        let classes = try encoding.classes(labels, shape: set.shape, device: device)
        let right = try logits.argmax(1).equal(classes).to(.float32).mean()
        return try [
          logits.crossEntropy(classes).item(), right.item(),
          posterior.divergence().item() / Double(posterior.mean.count),
        ]
      }
      for place in sums.indices { sums[place] += values[place] / Double(members.count) }
    }
    return sums
  }

  private var cropShape: Shape {
    let side = settings.cropSide
    return Shape(
      nx: min(side, set.shape.nx), ny: min(side, set.shape.ny), nz: min(side, set.shape.nz))
  }

  /// A box of `shape` at a random place. Its faces are the box's own, not the film's.
  private func crop(
    _ labels: [UInt8], to shape: Shape, from draws: inout Draws
  ) -> [UInt8] {
    let whole = set.shape
    let x = draws.integer(below: whole.nx - shape.nx + 1)
    let y = draws.integer(below: whole.ny - shape.ny + 1)
    let z = draws.integer(below: whole.nz - shape.nz + 1)
    var result: [UInt8] = []
    result.reserveCapacity(shape.count)
    for k in z..<z + shape.nz {
      for j in y..<y + shape.ny {
        let first = whole.index(x, j, k)
        result.append(contentsOf: labels[first..<first + shape.nx])
      }
    }
    return result
  }
}

extension Sides {
  /// What a convolution finds beyond the side faces of whole volumes.
  var edges: Edges { self == .periodic ? .periodicXY : .zeros }
}

/// At most `count` members, evenly spaced.
func evenly<Member>(_ members: [Member], _ count: Int) -> [Member] {
  guard members.count > count else { return members }
  return (0..<count).map { members[$0 * members.count / count] }
}
