import LatentDiffusion
import PhaseField
import ProcessModel
import Studies
import Volumes

/// A model card for people to read.
func modelText(_ card: ModelCard) -> String {
  var lines = [
    "\(card.name): \(card.summary)",
    "volumes      \(card.shape), \(card.sides.rawValue) sides, "
      + "voxels \(card.spacing.x)×\(card.spacing.y)×\(card.spacing.z) nm",
    "conditions   \(card.conditions.joined(separator: ", "))",
    "predictions  \(card.predictions.joined(separator: ", "))",
    "phases       " + phases(of: card),
    "pathways     " + pathways(of: card),
    "physics      " + physics(of: card),
    "corpus       \(card.corpus.name): \(card.corpus.trainingSamples) volumes of "
      + "\(card.corpus.trainingSeries) series; \(card.corpus.heldOutSeries) series held out",
    "sampler      \(card.sampler.method.rawValue), \(card.sampler.steps) steps, guidance "
      + "\(card.sampler.guidance), up to \(card.sampler.corrections) corrections "
      + "to within \(card.sampler.closeEnough) σ, \(card.sampler.redraws) redraws",
  ]
  if let process = card.process {
    lines.append("forward model, single films of series left out (binodal predict):")
    lines.append(
      aligned(
        [["  quantity", "rms", "held by 90 %"]]
          + process.map {
            [
              "  " + $0.name, fixed($0.validation.rms, 4),
              fixed(100 * $0.validation.coverage, 1) + " %",
            ]
          }))
  }
  if let quality = card.quality {
    lines.append("measured on \(quality.requests) held-out requests, one sample each:")
    lines.append(aligned([agreementHeads] + quality.parity.map(agreementRow)))
    lines.append("predictor on encoded held-out volumes:")
    lines.append(aligned([agreementHeads] + quality.predictor.map(agreementRow)))
  } else {
    lines.append("quality      not measured")
  }
  return lines.joined(separator: "\n")
}

private func phases(of card: ModelCard) -> String {
  let names = card.phases.map { "\($0)" }.joined(separator: ", ")
  guard let cuts = card.phaseCuts else { return names + ", as they came with the data" }
  return names + ", cuts of φ at \(cuts.acceptorBelow) and \(cuts.donorAbove)"
}

private func pathways(of card: ModelCard) -> String {
  card.noPathways ?? "predicted, over phi, chi and log_time"
}

private func physics(of card: ModelCard) -> String {
  guard let physics = card.physics else { return "not recorded; the solver's defaults are assumed" }
  return "κ \(physics.gradientCoefficient) voxel², N_D \(physics.donorLength), N_A "
    + "\(physics.acceptorLength), \(physics.mobilityLaw.rawValue) mobility, noise \(physics.noise), "
    + "χ_c \(fixed(physics.criticalChi))"
}

private let agreementHeads = ["  attribute", "R² (identity)", "r", "bias", "mean abs. error"]

private func agreementRow(_ agreement: Agreement) -> [String] {
  [
    "  " + agreement.name, fixed(agreement.rSquared), fixed(agreement.correlation),
    fixed(agreement.bias, 4), fixed(agreement.meanAbsoluteError, 4),
  ]
}
