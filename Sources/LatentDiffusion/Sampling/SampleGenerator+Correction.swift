import Descriptors
import Generation
import Tensors
import Volumes

extension SampleGenerator {
  /// The samples that the first `count` latents of a batch decode to, each latent moved by what its
  /// voxels miss of the request until it is met or the corrections are spent. A move that made a
  /// sample worse is taken back.
  ///
  /// What is measured is the conditions that are descriptors; others, such as the columns of an
  /// imported table, are left to the predictor.
  ///
  /// - Complexity: A decoding, the measuring of the conditions and three passes of the predictor,
  ///   forward and back, a correction.
  func corrected(
    _ latents: Tensor, of requests: [SampleRequest], count: Int, settings: SamplerSettings,
    shares: ExactShares?
  ) throws(TensorError) -> [Correction] {
    var latents = latents
    var samples = [Correction](
      repeating: Correction(
        conditions: card.conditions.count, closeEnough: settings.closeEnough), count: count)
    var best = latents
    for round in 0...settings.corrections {
      var changes = [[Float]](
        repeating: [Float](repeating: 0, count: card.conditions.count), count: requests.count)
      for index in samples.indices where !samples[index].isMet {
        let latent = try latents.narrow(0, start: index, length: 1).contiguous()
        let volume = try volume(of: latent, shares: shares)
        guard settings.corrections > 0 else {
          samples[index].accept(volume)
          continue
        }
        changes[index] = samples[index].take(
          volume, miss: miss(of: volume, asked: requests[index]))
      }
      if round == settings.corrections || samples.allSatisfy(\.isMet) { break }
      let rows = try requests.indices.map { index throws(TensorError) in
        try (samples.indices.contains(index) && !samples[index].isTakenBack ? latents : best)
          .narrow(0, start: index, length: 1)
      }
      best = try Tensor.cat(rows, dim: 0)
      latents = try moved(
        best, by: changes, known: requests.map(\.isKnown), moves: Correction.moves)
    }
    return samples
  }

  /// Measured less requested, standardised.
  private func miss(of volume: Volume, asked request: SampleRequest) -> [Float] {
    let names = card.conditionAttributes
    let measured = Measured(
      volume, sides: card.sides, quantities: Quantities(measuring: names), threads: threads)
    let scales = scales(of: card.conditions)
    return names.indices.map { column in
      guard request.isKnown[column], let value = measured[names[column]] else { return 0 }
      let scale = scales[column]
      let miss = Float(scale.standardised(value) - scale.standardised(request.condition[column]))
      return miss.isFinite ? miss : 0
    }
  }

  /// Latents in which the predictor sees other conditions by `changes`, as far as `moves` get; those that
  /// are not `known` may change as they will.
  func moved(
    _ latents: Tensor, by changes: [[Float]], known isKnown: [[Bool]]? = nil, moves: Int
  ) throws(TensorError) -> Tensor {
    let seen = try networks.predictor(latents).mean
    let all = card.predictions.count
    var rise = [Float](repeating: 0, count: changes.count * all)
    var known = rise
    for (index, name) in card.conditions.enumerated() {
      guard let column = card.predictions.firstIndex(of: name) else { continue }
      for row in changes.indices {
        rise[row * all + column] = changes[row][index]
        known[row * all + column] = isKnown?[row][index] ?? true ? 1 : 0
      }
    }
    let shape = [changes.count, all]
    let targets = KnownAttributes(
      values: try seen + Tensor(rise, shape: shape, device: device),
      known: try Tensor(known, shape: shape, device: device))
    return try LatentMover(predictor: networks.predictor, targets: targets).moved(
      latents, times: moves)
  }
}
