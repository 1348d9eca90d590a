import Tensors

/// The predictor's misfit to films and to samples of its own model alike.
final class TuningObjective: Objective {
  private let predictor: any AttributePredicting
  private let tuning: TuningLessons
  private let targets: [String]
  private let batch: Int

  init(
    _ predictor: any AttributePredicting, lessons: TuningLessons, targets: [String],
    batch: Int
  ) {
    self.predictor = predictor
    tuning = lessons
    self.targets = targets
    self.batch = batch
  }

  var network: any Module { predictor }
  var lessons: any Lessons { tuning }

  var quantities: [String] {
    ["loss", "own_loss"] + targets.map { "rmse_\($0)" } + targets.map { "own_rmse_\($0)" }
  }

  func samples(at step: Int) -> Int { batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let films = tuning.films
    let batch = tuning.batch(at: step)
    var draws = films.draws(at: step)
    return try predictor.loss(
      films.tensor(batch.values, count: batch.attributes.count),
      films.targets(batch.attributes, targets), draws: &draws)
  }

  /// Losses and root mean square errors, in standard deviations, of held-out films and of samples
  /// whose requests are held-out films.
  func validate() throws(TensorError) -> [Double] {
    let films = tuning.films
    let onFilms = try films.judged(
      predictor, films.heldOut.values, films.heldOut.attributes, targets)
    let own = tuning.ownHeldOut
    let onOwn = try films.judged(predictor, own.latents.flatMap { $0 }, own.attributes, targets)
    return [onFilms.loss, onOwn.loss] + onFilms.errors + onOwn.errors
  }

  /// Both losses; but each round is validated on samples of its own, so that of two rounds the
  /// later counts as better.
  func score(_ values: [Double]) -> Double {
    values[0] + values[1] - Self.roundsApart * Double(tuning.round)
  }

  /// Far more than two losses differ by.
  private static let roundsApart = 1e4
}
