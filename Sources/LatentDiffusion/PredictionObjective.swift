import Tensors

/// The feature predictor's: the negative logarithm of the likelihood of the true attributes.
final class PredictionObjective: Objective {
  private let predictor: FeaturePredictor
  private let lessons: LatentLessons
  private let targets: [String]
  private let batch: Int

  init(_ predictor: FeaturePredictor, lessons: LatentLessons, targets: [String], batch: Int) {
    self.predictor = predictor
    self.lessons = lessons
    self.targets = targets
    self.batch = batch
  }

  var network: any Module { predictor }
  var quantities: [String] { ["loss"] + targets.map { "rmse_\($0)" } }

  func samples(at step: Int) -> Int { batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let drawn = try lessons.batch(batch, at: step)
    let latents = try lessons.tensor(drawn.values, count: batch)
    return try gaussianLoss(
      predictor(latents), lessons.standardised(drawn.attributes, targets))
  }

  /// The loss, and the root mean square error of each attribute in standard deviations.
  func validate() throws(TensorError) -> [Double] {
    let lesson = lessons.heldOut
    return try withoutGradients { () throws(TensorError) in
      let latents = try lessons.tensor(lesson.values, count: lesson.attributes.count)
      let output = try predictor(latents)
      let truth = try lessons.standardised(lesson.attributes, targets)
      let errors = try (output.mean - truth).square().mean([0]).sqrt().doubles()
      return [try gaussianLoss(output, truth).item()] + errors
    }
  }
}
