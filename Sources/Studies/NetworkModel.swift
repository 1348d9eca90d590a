import Descriptors
import InverseDesign
import LatentDiffusion
import Volumes

/// The latent diffusion model as inverse design sees it.
struct NetworkModel: MicrostructureModel {
  let generator: SampleGenerator
  let settings: SamplerSettings
  let conditions: [Attribute]

  init(generator: SampleGenerator, plan: SamplerPlan) {
    self.generator = generator
    conditions = generator.card.conditions.map { Attribute(rawValue: $0) }
    var settings = generator.card.sampler
    if let steps = plan.steps { settings.steps = steps }
    if let guidance = plan.guidance { settings.guidance = guidance }
    if let moves = plan.steering { settings.steering = Self.steering(moves, settings.steering) }
    self.settings = settings
  }

  private static func steering(_ moves: Int, _ own: Steering?) -> Steering? {
    guard moves > 0 else { return nil }
    var steering = own ?? Steering()
    steering.moves = moves
    return steering
  }

  func generate(_ requests: [InverseDesign.SampleRequest]) throws
    -> [InverseDesign.GeneratedSample]
  {
    let asked = requests.map {
      LatentDiffusion.SampleRequest(
        condition: $0.condition,
        seed: SampleSeed(study: $0.noise.study, index: $0.noise.index))
    }
    return try generator.generate(asked, settings: settings).map {
      InverseDesign.GeneratedSample(
        volume: $0.volume, predictions: Self.estimates($0.prediction))
    }
  }

  static func estimates(_ prediction: Prediction) -> [Attribute: Estimate] {
    var estimates: [Attribute: Estimate] = [:]
    for (index, name) in prediction.names.enumerated() {
      estimates[Attribute(rawValue: name)] = Estimate(
        mean: prediction.means[index], deviation: prediction.deviations[index])
    }
    return estimates
  }
}
