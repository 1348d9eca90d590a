import Descriptors
import InverseDesign
import LatentDiffusion

extension SamplerPlan {
  /// The plan with corrections that end where a goal's tolerances are met, not before.
  ///
  /// A card's `close_enough` is for samples in general. A target with a tolerance of its own lowers
  /// it to the share of that tolerance that is close enough for a candidate, in standard deviations
  /// of the condition; one that the plan names stays.
  func reaching(_ goal: Goal, of card: ModelCard) throws -> SamplerPlan {
    guard closeEnough == nil else { return self }
    var plan = self
    plan.closeEnough = try goal.targets.filter { card.conditions.contains($0.attribute.rawValue) }
      .reduce(card.sampler.closeEnough) { least, target in
        let scale = try card.scale(of: target.attribute.rawValue)
        return min(
          least,
          CandidateSettings.closeEnough * target.tolerance * scale.rate(at: target.representative))
      }
    return plan
  }
}
