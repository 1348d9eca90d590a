import Tensors
import Volumes

/// The autoencoder's: its own misfit per voxel and the weighted KL divergence.
final class ReconstructionObjective: Objective {
  private let autoencoder: any LatentCoding
  private let films: FilmLessons
  private let encoding: PhaseEncoding
  private let settings: AutoencoderSettings
  private let sides: Sides
  /// Of the latent.
  private let numbersPerVoxel: Double
  private let seed: UInt64
  private let device: Device

  init(
    _ autoencoder: any LatentCoding, films: FilmLessons, encoding: PhaseEncoding,
    configuration: TrainingConfiguration, device: Device
  ) {
    self.autoencoder = autoencoder
    self.films = films
    self.encoding = encoding
    settings = configuration.vae
    sides = configuration.sides
    seed = configuration.seed
    let cell = Double(configuration.architecture.cell)
    numbersPerVoxel = Double(configuration.architecture.channels) / (cell * cell * cell)
    self.device = device
  }

  var network: any Module { autoencoder }
  var lessons: any Lessons { films }
  var quantities: [String] { [autoencoder.misfitName, "accuracy", "divergence"] }

  func samples(at step: Int) -> Int { films.samples(at: step) }

  /// Rises along a line: pulled at once to the prior, a latent never learns to carry anything.
  private func divergenceWeight(at step: Int) -> Double {
    let rise = settings.divergenceWarmUp * Double(settings.stage.steps)
    return settings.divergenceWeight * min(1, Double(step + 1) / max(rise, 1))
  }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let batch = films.batch
    autoencoder.setEdges(batch.isCropped ? .zeros : sides.edges)
    let posterior = try autoencoder.encode(
      encoding.oneHot(batch.labels, shape: batch.shape, device: device))
    var noise = Draws(key: seed, index: step, stream: Stream.posterior)
    let latent = posterior.mean.shape
    let ε = try Tensor(noise.normals(latent.reduce(1, *)), shape: latent, device: device)
    let misfit = try autoencoder.misfit(
      autoencoder.output(posterior.sample(ε)),
      encoding.classes(batch.labels, shape: batch.shape, device: device))
    let voxels = batch.labels.count * batch.shape.count
    let weight = divergenceWeight(at: step) * autoencoder.divergenceWeight(voxels: voxels)
    return try misfit + posterior.divergence() * weight
  }

  /// Misfit, accuracy and KL divergence (nats a latent number) of held-out
  /// volumes at the mean of their posterior.
  func validate() throws(TensorError) -> [Double] {
    autoencoder.setEdges(sides.edges)
    var sums = [0.0, 0.0, 0.0]
    for film in films.heldOut {
      let values = try withoutGradients { () throws(TensorError) in try measures(of: film.labels) }
      for index in sums.indices { sums[index] += values[index] / Double(films.heldOut.count) }
    }
    return sums
  }

  private func measures(of labels: [UInt8]) throws(TensorError) -> [Double] {
    let posterior = try autoencoder.encode(
      encoding.oneHot([labels], shape: films.shape, device: device))
    let output = try autoencoder.output(posterior.mean)
    let classes = try encoding.classes([labels], shape: films.shape, device: device)
    let right = try autoencoder.scores(output).argmax(1).equal(classes).to(.float32).mean()
    return try [
      autoencoder.misfit(output, classes).item(), right.item(),
      posterior.divergence().item() / Double(posterior.mean.count),
    ]
  }

  /// The bound itself with the whole weight of the divergence: the weight that rises in training
  /// would make the first validations look best.
  func score(_ values: [Double]) -> Double {
    let voxels = films.shape.count
    let divergence = values[2] * numbersPerVoxel * Double(voxels)
    return values[0]
      + settings.divergenceWeight * autoencoder.divergenceWeight(voxels: voxels) * divergence
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
