/// What the predictor is tuned on: encoded films, and samples of the model itself.
///
/// Samples are drawn in rounds. Those of a round are steered by the predictor as it is when the
/// round begins, so that what it gets wrong under its own steering is what it learns next; the
/// samples of earlier rounds stay. Each portion is kept in a file, so that an interrupted run goes
/// on without drawing it again.
final class TuningLessons: Lessons {
  let films: LatentLessons
  /// Of all rounds so far.
  private(set) var own = OwnSamples()
  /// Of this round: requests of held-out films.
  private(set) var ownHeldOut = OwnSamples()
  /// Counted from 0; -1 before any.
  private(set) var round = -1
  private let sampler: OwnSampler
  private let folder: SampleFolder
  private let settings: TuningSettings
  private let seed: UInt64
  private var done = 0

  init(
    films: LatentLessons, own sampler: OwnSampler, folder: SampleFolder,
    settings: TuningSettings, seed: UInt64
  ) {
    self.films = films
    self.sampler = sampler
    self.folder = folder
    self.settings = settings
    self.seed = seed
  }

  var names: [String] { films.names }

  func prepare(_ step: Int) throws(LatentDiffusionError) { try films.prepare(step) }

  /// Portions of a round, of which the first sixteenth is held out.
  private var portions: Int {
    let size = OwnSampler.portionSize
    return max(2, (settings.samples + size - 1) / size)
  }

  private var heldOutPortions: Int { max(1, portions / 16) }

  func gather(for step: Int) throws(LatentDiffusionError) -> Gathering? {
    let wanted = settings.round(of: step)
    if done == 0 || done == portions {
      guard round < wanted else { return nil }
      round += 1
      done = 0
      ownHeldOut = OwnSamples()
      try sampler.follow()
    }
    let isHeldOut = done < heldOutPortions
    let samples = try portion(done, heldOut: isHeldOut, mayDraw: round == wanted)
    if isHeldOut { ownHeldOut.append(samples) } else { own.append(samples) }
    done += 1
    return Gathering(
      stage: .tuning, round: round + 1, rounds: settings.rounds,
      done: done * OwnSampler.portionSize, of: portions * OwnSampler.portionSize)
  }

  private func portion(
    _ number: Int, heldOut: Bool, mayDraw: Bool
  ) throws(LatentDiffusionError) -> OwnSamples {
    if let kept = try folder.samples(round: round, portion: number) { return kept }
    guard mayDraw else {
      throw .checkpoint(
        path: folder.path(round: round, portion: number),
        problem: "the samples of an earlier round are gone; remove the checkpoint and tune again")
    }
    let drawn = try sampler.portion(round << 24 | number, heldOut: heldOut)
    try folder.keep(drawn, round: round, portion: number)
    return drawn
  }

  /// Latents for step `step`, which was prepared: films first, then own samples.
  func batch(at step: Int) -> (values: [Float], attributes: [[Double]]) {
    let wanted = Int((settings.share * Double(settings.stage.batch)).rounded())
    let films = films.batch(settings.stage.batch - wanted, at: step)
    var (values, attributes) = (films.values, films.attributes)
    var draws = Draws(key: seed, index: step, stream: Stream.ownBatches)
    for _ in 0..<wanted {
      let index = draws.integer(below: own.count)
      values += self.films.rolledByChance(own.latents[index], &draws)
      attributes.append(own.attributes[index])
    }
    return (values, attributes)
  }
}
