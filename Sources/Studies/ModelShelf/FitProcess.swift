import Corpus
import LatentDiffusion
import PhaseField
import ProcessModel
import Volumes

/// Fits the forward model of a bundle to films whose recipes are known, and writes it into the card.
///
/// - Parameter wide: Corpora of wider films of the model's recipes, whose numbers the bundle keeps; none: the
///   training films, and the wide films that the bundle has.
/// - Returns: How well recipes are chosen and judged by it: from the wide films where there are some.
package func fitProcess(_ name: String, wide: [String] = []) throws -> [ProcessFitLine] {
  let bundle = try ModelShelf.folder(of: name)
  var card = try ModelCard.load(bundle)
  if !wide.isEmpty {
    try card.fitWideFilms(wideCorpora(wide, for: card), in: bundle)
  } else {
    try card.fitProcess(in: bundle)
    try card.refitWideFilms(in: bundle)
  }
  guard let fits = card.wideFilms?.process ?? card.process, !fits.isEmpty else {
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

/// Corpora of films of one shape.
private func wideCorpora(_ folders: [String], for card: ModelCard) throws -> [CorpusReader] {
  let corpora = try folders.map { try wideCorpus($0, for: card) }
  for (folder, corpus) in zip(folders, corpora) where corpus.header.shape != corpora[0].header.shape
  {
    throw StudyError.badInput(
      path: folder,
      reason: "its films have \(corpus.header.shape) voxels, those of \(folders[0]) "
        + "\(corpora[0].header.shape); films of one size are fitted together")
  }
  return corpora
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
