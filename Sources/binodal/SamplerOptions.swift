import ArgumentParser
import LatentDiffusion
import Studies

/// How samples are drawn, where that is not to be the model card's way.
struct SamplerOptions: ParsableArguments {
  @Option(help: "Denoising steps, instead of the model card's.")
  var steps: Int?
  @Option(help: "Classifier-free guidance, instead of the model card's; 1 is none.")
  var guidance: Double?
  @Option(help: "Moves of steering by the predictor a step, instead of the card's; 0 is none.")
  var steering: Int?
  @Option(
    help: "How often a sample is measured and moved by what it missed, instead of the card's.")
  var corrections: Int?
  @Option(
    help: ArgumentHelp(
      "A sample that misses by less in every condition is corrected no further, in standard "
        + "deviations of the training set, instead of the card's.", valueName: "sigma"))
  var closeEnough: Double?
  @Option(
    help: "How often a sample that stays off is drawn anew from other noise, instead of the card's."
  )
  var redraws: Int?

  func validate() throws {
    if let steps, !(1...1000).contains(steps) { throw ValidationError("--steps is 1 to 1000") }
    if let steering, !(0...Steering.mostMoves).contains(steering) {
      throw ValidationError("--steering is 0 to \(Steering.mostMoves)")
    }
    if let corrections, !(0...SamplerSettings.mostCorrections).contains(corrections) {
      throw ValidationError("--corrections is 0 to \(SamplerSettings.mostCorrections)")
    }
    if let closeEnough, !(0...10).contains(closeEnough) {
      throw ValidationError("--close-enough is 0 to 10")
    }
    if let redraws, !(0...SamplerSettings.mostRedraws).contains(redraws) {
      throw ValidationError("--redraws is 0 to \(SamplerSettings.mostRedraws)")
    }
  }

  var plan: SamplerPlan {
    SamplerPlan(
      steps: steps, guidance: guidance, steering: steering, corrections: corrections,
      closeEnough: closeEnough, redraws: redraws)
  }
}
