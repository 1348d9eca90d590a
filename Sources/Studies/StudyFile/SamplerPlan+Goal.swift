import Descriptors
import InverseDesign
import LatentDiffusion

extension SamplerPlan {
  /// The plan for a design: with corrections that end where a goal's tolerances are met, not before, and
  /// without redraws, so that a sample changes smoothly with its condition.
  ///
  /// A card's `close_enough` is for samples in general. A target with a tolerance of its own lowers
  /// it to the share of that tolerance that is close enough for a candidate, in standard deviations
  /// of the condition; one that the plan names stays.
  func reaching(_ goal: Goal, of card: ModelCard) throws -> SamplerPlan {
    var plan = self
    plan.redraws = 0
    guard closeEnough == nil else { return plan }
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
