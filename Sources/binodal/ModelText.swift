import LatentDiffusion
import Volumes

/// A model card for people to read.
func modelText(_ card: ModelCard) -> String {
  var lines = [
    "\(card.name): \(card.summary)",
    "volumes      \(card.shape), \(card.sides.rawValue) sides, "
      + "voxels \(card.spacing.x)×\(card.spacing.y)×\(card.spacing.z) nm",
    "conditions   \(card.conditions.joined(separator: ", "))",
    "predictions  \(card.predictions.joined(separator: ", "))",
    "phases       cuts of φ at \(card.phaseCuts.acceptorBelow) and \(card.phaseCuts.donorAbove)",
    "corpus       \(card.corpus.name): \(card.corpus.trainingSamples) volumes of "
      + "\(card.corpus.trainingSeries) series; \(card.corpus.heldOutSeries) series held out",
    "sampler      \(card.sampler.method.rawValue), \(card.sampler.steps) steps, guidance "
      + "\(card.sampler.guidance)",
  ]
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

private let agreementHeads = ["  attribute", "R² (identity)", "r", "bias", "mean abs. error"]

private func agreementRow(_ agreement: Agreement) -> [String] {
  [
    "  " + agreement.name, fixed(agreement.rSquared), fixed(agreement.correlation),
    fixed(agreement.bias, 4), fixed(agreement.meanAbsoluteError, 4),
  ]
}
