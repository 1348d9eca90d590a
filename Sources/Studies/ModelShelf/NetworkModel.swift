package import Descriptors
package import Generation
import InverseDesign
package import LatentDiffusion
package import Volumes

/// The latent diffusion model as inverse design sees it.
package struct NetworkModel: MicrostructureModel {
  let generator: SampleGenerator
  let settings: SamplerSettings
  /// The sides of the volumes.
  let shape: Shape
  package let conditions: [Attribute]
  /// Volume fractions that every volume has to a voxel.
  var exact: ExactFractions?
  /// What a voxel of the volumes measures.
  let spacing: Spacing

  /// - Parameter spacing: The model's own unless given.
  package init(
    generator: SampleGenerator, plan: SamplerPlan, exact: ExactFractions? = nil,
    spacing: Spacing? = nil
  ) {
    self.generator = generator
    self.exact = exact
    self.spacing = spacing ?? generator.card.spacing
    shape = plan.shape ?? generator.card.shape
    conditions = generator.card.conditionAttributes
    var settings = generator.card.sampler
    if let steps = plan.steps { settings.steps = steps }
    if let guidance = plan.guidance { settings.guidance = guidance }
    if let moves = plan.steering { settings.steering = Self.steering(moves, settings.steering) }
    if let corrections = plan.corrections { settings.corrections = corrections }
    if let closeEnough = plan.closeEnough { settings.closeEnough = closeEnough }
    if let redraws = plan.redraws { settings.redraws = redraws }
    self.settings = settings
  }

  /// How many volumes are made before the first of them is written.
  var together: Int {
    shape == generator.card.shape ? SampleGenerator.mostTogether : generator.batch(of: shape)
  }

  private static func steering(_ moves: Int, _ own: Steering?) -> Steering? {
    guard moves > 0 else { return nil }
    var steering = own ?? Steering()
    steering.moves = moves
    return steering
  }

  package func generate(_ requests: [SampleRequest]) throws -> [GeneratedSample] {
    try generator.generate(
      requests, shape: shape, settings: settings, shares: exact?.shares
    ).map {
      GeneratedSample(
        volume: Volume(shape: $0.volume.shape, spacing: spacing, labels: $0.volume.labels),
        prediction: $0.prediction)
    }
  }
}
