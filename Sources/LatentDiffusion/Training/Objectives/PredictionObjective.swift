import Tensors

/// The feature predictor's: its own misfit to the true attributes.
final class PredictionObjective: Objective {
  private let predictor: any AttributePredicting
  private let latents: LatentLessons
  private let targets: [String]
  private let batch: Int

  init(
    _ predictor: any AttributePredicting, lessons: LatentLessons, targets: [String], batch: Int
  ) {
    self.predictor = predictor
    latents = lessons
    self.targets = targets
    self.batch = batch
  }

  var network: any Module { predictor }
  var lessons: any Lessons { latents }
  var quantities: [String] { ["loss"] + targets.map { "rmse_\($0)" } }

  func samples(at step: Int) -> Int { batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let drawn = latents.batch(batch, at: step)
    var draws = latents.draws(at: step)
    return try predictor.loss(
      latents.tensor(drawn.values, count: batch),
      latents.targets(drawn.attributes, targets), draws: &draws)
  }

  /// The loss, and the root mean square error of each attribute in standard deviations.
  func validate() throws(TensorError) -> [Double] {
    let judged = try latents.judged(
      predictor, latents.heldOut.values, latents.heldOut.attributes, targets)
    return [judged.loss] + judged.errors
  }
}

extension LatentLessons {
  /// The loss of `predictor` on standardised latents, one after another, and the root mean square
  /// error of each target in standard deviations.
  func judged(
    _ predictor: any AttributePredicting, _ values: [Float], _ attributes: [[Double]],
    _ names: [String]
  ) throws(TensorError) -> (loss: Double, errors: [Double]) {
    try withoutGradients { () throws(TensorError) in
      let output = try predictor(tensor(values, count: attributes.count))
      let truth = try targets(attributes, names)
      let squares = try ((output.mean - truth.values) * truth.known).square().sum([0])
      let errors = try (squares / (truth.known.sum([0]) + 1e-9)).sqrt().doubles()
      return (try predictor.misfit(output, truth).item(), errors)
    }
  }
}
