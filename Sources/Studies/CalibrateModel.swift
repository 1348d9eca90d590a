import Corpus
import Evaluation
import Foundation
import LatentDiffusion

/// How wide one attribute's predicted intervals were found and made.
public struct CalibratedAttribute: Encodable, Sendable {
  public let name: String
  /// Validation volumes with a value.
  public let volumes: Int
  /// The share of them that the central 90 % intervals held before.
  public let before: Double
  /// The factor on the predictor's own standard deviation.
  public let widening: Double
}

/// Measures on the validation volumes of `corpus` how wide the predictor's intervals must be, and
/// writes it into the model's card.
///
/// - Parameter labels: The label set; nil for the only one or the one with the model's cuts.
/// - Throws: ``StudyError`` where the corpus does not fit or has less than ten validation volumes.
/// - Complexity: An encoding a validation volume.
public func calibrateModel(
  _ model: String, corpus folder: String, labels: String?, threads asked: Int, listener: Listener
) throws -> [CalibratedAttribute] {
  let bundle = try ModelShelf.folder(of: model)
  let threads = asked == 0 ? ProcessInfo.processInfo.activeProcessorCount : asked
  var card = try ModelCard.load(bundle)
  let corpus = try EvaluationCorpus(folder, labels: labels, card: card, threads: threads)
  corpus.remarks.forEach(listener.remark)
  let measures = try HeldOutMeasures(
    corpus.validation, of: corpus, generator: SampleGenerator(folder: bundle, threads: threads),
    reconstructing: false, threads: threads, listener: listener)
  let found = card.predictions.compactMap { name -> CalibratedAttribute? in
    guard let told = measures.predicted[name],
      let factor = intervalWidening(
        expected: told.expected, means: told.means, deviations: told.deviations)
    else { return nil }
    let coverage = Coverage(
      name: name, expected: told.expected, means: told.means, deviations: told.deviations)
    return CalibratedAttribute(
      name: name, volumes: told.expected.count, before: coverage.ninety,
      widening: factor * (card.widening?[name] ?? 1))
  }
  guard !found.isEmpty else {
    throw StudyError.badInput(
      path: folder,
      reason: "its \(corpus.validation.count) validation volumes are too few to measure intervals "
        + "on; 10 are needed")
  }
  card.widening = Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.widening) })
  try card.save(in: bundle)
  return found
}
