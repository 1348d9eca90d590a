import Corpus
import LatentDiffusion
import PhaseField
import ProcessModel
import Volumes

/// Fits the forward model of a bundle to films whose recipes are known, and writes it into the card.
///
/// - Parameter wide: A corpus of wider films of the model's recipes, whose numbers the bundle keeps; nil: the
///   training films.
package func fitProcess(_ name: String, wide: String? = nil) throws -> [ProcessFitLine] {
  let bundle = try ModelShelf.folder(of: name)
  var card = try ModelCard.load(bundle)
  if let wide {
    try card.fitWideFilms(wideCorpus(wide, for: card), in: bundle)
  } else {
    try card.fitProcess(in: bundle)
  }
  guard let fits = wide == nil ? card.process : card.wideFilms?.process, !fits.isEmpty else {
    throw StudyError.badInput(
      path: bundle,
      reason:
        "it has no forward model: the recipes of its training films are not known, or they are "
        + "too few")
  }
  try card.save(in: bundle)
  return fits.map {
    ProcessFitLine(
      name: $0.name, rms: $0.validation.rms, expected: $0.validation.expected,
      coverage: $0.validation.coverage)
  }
}

/// A corpus of films that are as thick as the model's, cut and simulated alike, and wider.
private func wideCorpus(_ folder: String, for card: ModelCard) throws -> CorpusReader {
  let corpus = try CorpusReader(folder: folder)
  func refuse(_ reason: String) -> StudyError { .badInput(path: folder, reason: reason) }
  guard let plan = corpus.header.origin.plan else { throw refuse("its films were not simulated") }
  let (shape, own) = (corpus.header.shape, card.shape)
  guard shape.nz == own.nz, shape.nx >= own.nx, shape.ny >= own.ny else {
    throw refuse("films of \(shape) voxels are not wider films as thick as \(card.name)'s, \(own)")
  }
  guard corpus.labels.cuts == card.phaseCuts else {
    throw refuse("its phases are cut elsewhere than \(card.name)'s")
  }
  guard plan.physics.isSamePhysics(as: card.simulationPhysics) else {
    throw refuse("its films were simulated by another physics than \(card.name)'s")
  }
  return corpus
}

/// How well one quantity follows from the recipe, by left-out series.
package struct ProcessFitLine: Encodable, Sendable {
  package let name: String
  /// The root mean square difference of single films from their predicted mean.
  package let rms: Double
  /// The same as the fit itself expects it.
  package let expected: Double
  /// The part of films within their central 90 % interval.
  package let coverage: Double
}

extension AnnealingSettings {
  /// Whether films follow the same equation, however it is solved.
  fileprivate func isSamePhysics(as other: AnnealingSettings) -> Bool {
    var copy = self
    (copy.threads, copy.scheme, copy.tolerance) = (other.threads, other.scheme, other.tolerance)
    return copy == other
  }
}
