import Corpus
import Evaluation
import Foundation
import LatentDiffusion
import Support

/// How wide one attribute's predicted intervals were found and made.
package struct CalibratedAttribute: Encodable, Sendable {
  package let name: String
  /// Volumes with a value.
  package let volumes: Int
  /// The share of them that the central 90 % intervals held before.
  package let before: Double
  /// The factor on the predictor's own standard deviation.
  package let widening: Double
  /// How often intervals widened by all other films hold a film's values; nil where the films are too
  /// few.
  package let leftOut: Double?
  /// Its standard error, with a film for an observation.
  package let leftOutError: Double?
}

/// Measures on volumes of `corpus` how wide the predictor's intervals must be, and writes it into
/// the model's card.
///
/// - Parameters:
///   - labels: The label set; nil for the only one or the one with the model's cuts.
///   - usesAll: Whether every volume counts, and not only the validation split: for a corpus that the
///     model has not learned from.
/// - Throws: ``StudyError`` where the corpus does not fit, has less than ten such volumes, or is to be
///   used whole and is the one that the model learned from.
/// - Complexity: An encoding a volume.
package func calibrateModel(
  _ model: String, corpus folder: String, labels: String?, usesAll: Bool = false,
  threads asked: Int, listener: Listener
) throws -> [CalibratedAttribute] {
  let bundle = try ModelShelf.folder(of: model)
  let threads = Threads.count(asked)
  var card = try ModelCard.load(bundle)
  let corpus = try EvaluationCorpus(
    folder, labels: labels, card: card, usesAll: usesAll, threads: threads)
  corpus.remarks.forEach(listener.remark)
  let samples = usesAll ? corpus.heldOut : corpus.validation
  let measures = try HeldOutMeasures(
    samples, of: corpus, generator: SampleGenerator(folder: bundle, threads: threads),
    reconstructing: false, threads: threads, listener: listener)
  let found = card.predictions.compactMap { name -> CalibratedAttribute? in
    guard let told = measures.predicted[name],
      let factor = intervalWidening(
        expected: told.expected, means: told.means, deviations: told.deviations)
    else { return nil }
    let coverage = Coverage(
      name: name, expected: told.expected, means: told.means, deviations: told.deviations)
    let leftOut = LeftOutCoverage(
      expected: told.expected, means: told.means, deviations: told.deviations, groups: told.series)
    return CalibratedAttribute(
      name: name, volumes: told.expected.count, before: coverage.ninety,
      widening: factor * (card.widening?[name] ?? 1),
      leftOut: leftOut?.ninety, leftOutError: leftOut?.error)
  }
  guard !found.isEmpty else {
    throw StudyError.badInput(
      path: folder,
      reason: "its \(samples.count) \(usesAll ? "" : "validation ")volumes are too few to measure "
        + "intervals on; 10 are needed")
  }
  card.widening = Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.widening) })
  try card.save(in: bundle)
  return found
}
