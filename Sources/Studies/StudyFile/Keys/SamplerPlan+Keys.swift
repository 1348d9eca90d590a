import LatentDiffusion
import Support

extension SamplerPlan {
  /// The section `sampler`.
  static let section = KeySection(SamplerPlan()) {
    Key(
      "steps", \.steps, .integer(in: Limits.samplerSteps), standard: card, "denoising steps")
    Key(
      "guidance", \.guidance, .number(in: Limits.guidance), standard: card,
      "classifier-free guidance; 1 is none")
    Key(
      "steering", \.steering, .integer(in: 0...Steering.mostMoves), standard: card,
      "moves towards the request that the predictor makes at each step; 0 is none")
    Key(
      "corrections", \.corrections, .integer(in: 0...SamplerSettings.mostCorrections),
      standard: card, "how often a sample is measured and moved by what it missed")
    Key(
      "close_enough", \.closeEnough, .number(in: Limits.closeEnough),
      unit: "standard deviations of the training set",
      standard: "\(card), or half of the finest tolerance where that is less",
      "a sample that misses by less in every condition is corrected no further")
  }

  private static let card = "the model card's"
}
