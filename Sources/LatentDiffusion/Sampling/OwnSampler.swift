import Descriptors
import Generation
import Tensors
import Volumes

/// Draws latents as the finished model does and measures what they decode to.
///
/// Steering and corrections push latents to where the predictor is most easily wrong. Their decoded
/// voxels tell the truth, as often as one cares to ask: no simulation is needed.
struct OwnSampler {
  /// A model with a predictor of its own, which steers.
  let generator: SampleGenerator
  /// The predictor in training.
  let predictor: any AttributePredicting
  /// The columns of a row of attributes.
  let names: [String]
  let seed: UInt64
  /// Of the training set.
  let conditions: [[Double]]
  let heldOutConditions: [[Double]]
  let threads: Int

  /// Requests of a portion; each gives two latents.
  static let requests = 8
  /// Latents of a portion.
  static let portionSize = 2 * requests
  /// The relative error of tortuosity factors, as in the corpora of the shipped models.
  private static let tolerance = 1e-2
  /// A request lies on the way from one training film to another, at most so far.
  private static let farthest = 0.5
  /// Standard deviations of the random changes of conditions that stray latents are moved by.
  private static let stray: Float = 0.4

  /// Has the predictor as it now is steer what is drawn from here on.
  func follow() throws(LatentDiffusionError) {
    try computing { () throws(TensorError) in
      try generator.networks.predictor.load(predictor.state())
    }
  }

  /// One portion: of each request the sample, and the same moved as a correction would move it.
  ///
  /// - Parameters:
  ///   - number: All that the portion depends on besides the weights.
  ///   - heldOut: Whether held-out films are asked for.
  func portion(_ number: Int, heldOut: Bool) throws(LatentDiffusionError) -> OwnSamples {
    var draws = Draws(key: seed, index: number, stream: Stream.ownRequests)
    var samples = OwnSamples()
    let batch = generator.batch(of: generator.card.shape)
    for first in stride(from: 0, to: Self.requests, by: batch) {
      let count = min(batch, Self.requests - first)
      let asked = (0..<count).map { index in
        SampleRequest(
          condition: heldOut
            ? heldOutConditions[draws.integer(below: heldOutConditions.count)]
            : condition(&draws),
          seed: SampleSeed(study: seed, index: number * Self.requests + first + index))
      }
      samples.append(try measured(asked, &draws))
    }
    return samples
  }

  private func condition(_ draws: inout Draws) -> [Double] {
    let (a, b) = (
      conditions[draws.integer(below: conditions.count)],
      conditions[draws.integer(below: conditions.count)]
    )
    let way = Self.farthest * draws.uniform()
    return zip(a, b).map { $0 + way * ($1 - $0) }
  }

  private func measured(
    _ asked: [SampleRequest], _ draws: inout Draws
  ) throws(LatentDiffusionError) -> OwnSamples {
    let card = generator.card
    var settings = card.sampler
    if let usual = settings.steering {
      let moves = draws.integer(below: 2 * usual.moves + 1)
      settings.steering = moves == 0 ? nil : Steering(moves: moves, below: usual.below)
    }
    let changes = (0..<generator.batch(of: card.shape)).map { _ in
      draws.normals(card.conditions.count).map { $0 * Self.stray }
    }
    return try computing { () throws(TensorError) in
      try withoutGradients { () throws(TensorError) in
        let requests = generator.filled(asked, shape: card.shape)
        let drawn = try generator.latents(
          of: requests, at: generator.standardised(conditions: requests), shape: card.shape,
          settings: settings)
        let strayed = try generator.moved(drawn, by: changes, moves: Correction.moves)
        var samples = OwnSamples()
        for latents in [drawn, strayed] {
          for index in asked.indices {
            let latent = try latents.narrow(0, start: index, length: 1).contiguous()
            samples.append(
              latent: try latent.floats(),
              attributes: attributes(of: try generator.volume(of: latent, shares: nil)))
          }
        }
        return samples
      }
    }
  }

  /// In the order of `names`; not a number for what voxels do not tell.
  private func attributes(of volume: Volume) -> [Double] {
    let wanted = Attribute.named(names)
    let measured = Measured(
      volume, sides: generator.card.sides, quantities: Quantities(measuring: wanted),
      tolerance: Self.tolerance, threads: threads)
    return measured.values(of: wanted).map { $0 ?? .nan }
  }
}
