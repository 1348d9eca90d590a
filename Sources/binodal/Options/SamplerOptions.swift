import ArgumentParser
import LatentDiffusion
import Studies
import Support
import Volumes

/// How samples are drawn, where that is not to be the model card's way.
struct SamplerOptions: ParsableArguments {
  @Option(
    help: help("Denoising steps, instead of the model card's.", Limits.samplerSteps),
    transform: within(Limits.samplerSteps))
  var steps: Int?
  @Option(
    help: help(
      "Classifier-free guidance, instead of the model card's; 1 is none.", Limits.guidance),
    transform: within(Limits.guidance))
  var guidance: Double?
  @Option(
    help: help(
      "Moves of steering by the predictor a step, instead of the card's; 0 is none.",
      0...Steering.mostMoves),
    transform: within(0...Steering.mostMoves))
  var steering: Int?
  @Option(
    help: help(
      "How often a sample is measured and moved by what it missed, instead of the card's.",
      0...SamplerSettings.mostCorrections),
    transform: within(0...SamplerSettings.mostCorrections))
  var corrections: Int?
  @Option(
    help: help(
      "A sample that misses by less in every condition is corrected no further, in standard "
        + "deviations of the training set, instead of the card's.", Limits.closeEnough,
      valueName: "sigma"),
    transform: within(Limits.closeEnough))
  var closeEnough: Double?
  @Option(
    help: help(
      "How often a sample that stays off is drawn anew from other noise, instead of the card's.",
      0...SamplerSettings.mostRedraws),
    transform: within(0...SamplerSettings.mostRedraws))
  var redraws: Int?
  @Option(
    help: ArgumentHelp(
      "Voxels along x, y and z, instead of the model's own: wider films of the same thickness.",
      valueName: "nx,ny,nz"), transform: sidesInVoxels)
  var shape: Shape?

  var plan: SamplerPlan {
    SamplerPlan(
      steps: steps, guidance: guidance, steering: steering, corrections: corrections,
      closeEnough: closeEnough, redraws: redraws, shape: shape)
  }
}
