import Corpus
import Evaluation
import LatentDiffusion
import Support
import Volumes

/// A corpus that a model is held against.
final class EvaluationCorpus {
  let reader: CorpusReader
  /// Volumes whose conditions are requested: of series that training never saw.
  let heldOut: [SampleReference]
  let training: [SampleReference]
  /// What training chose the best weights by.
  let validation: [SampleReference]
  let heldOutWords: String
  let remarks: [String]
  private let threads: Int
  private var kept: [SampleReference: StructurePrint] = [:]

  /// - Parameters:
  ///   - labels: The label set; nil for the only one or the one with the model's cuts.
  ///   - usesAll: Whether every volume counts as held out, whatever its split.
  /// - Throws: ``StudyError`` where the corpus is not like the model's, or is to be used whole and is
  ///   the one that the model learned from.
  init(
    _ folder: String, labels: String?, card: ModelCard, usesAll: Bool, threads: Int
  ) throws {
    reader = try Self.open(folder, labels: labels, card: card)
    self.threads = threads
    let header = reader.header
    guard header.shape == card.shape, header.sides == card.sides else {
      throw StudyError.badInput(
        path: folder,
        reason: "its volumes are \(header.shape) with \(header.sides.rawValue) sides, those of "
          + "\(card.name) \(card.shape) with \(card.sides.rawValue) sides; give a corpus like the "
          + "model's")
    }
    if let missing = card.conditions.first(where: { !header.has($0) }) {
      throw StudyError.badInput(
        path: folder, reason: "it has no attribute \(missing), which \(card.name) takes")
    }
    if usesAll && reader.manifest.corpusHash == card.corpus.hash {
      throw StudyError.badInput(
        path: folder,
        reason: "\(card.name) learned from its training volumes, which tell nothing of how it does "
          + "on others: use its held-out volumes, or a corpus of other films")
    }
    let usable = reader.samples.filter { sample in
      card.conditions.allSatisfy { sample[$0]?.isFinite == true }
    }
    training = usesAll ? [] : usable.filter { $0.split == .train }
    validation = usable.filter { $0.split == .validation }
    let split =
      usesAll ? nil : [.test, .validation].first { split in usable.contains { $0.split == split } }
    heldOut = split.map { split in usable.filter { $0.split == split } } ?? usable
    guard !heldOut.isEmpty else {
      throw StudyError.badInput(path: folder, reason: "no sample has every condition of the model")
    }
    let series = Set(heldOut.map(\.series)).count
    let kind = usesAll ? "" : "\(split?.rawValue ?? "training") "
    heldOutWords =
      "\(heldOut.count) \(kind)volumes of \(series) series of \(header.name), \(reader.labels.name)"
    remarks = Self.remarks(reader, card: card, usesAll: usesAll, isHeldOut: split != nil)
  }

  /// The structure of some volumes, in order; each is read once.
  func prints(
    of samples: [SampleReference], stage: String, listener: Listener
  ) throws -> [StructurePrint] {
    let missing = Array(Set(samples.filter { kept[$0] == nil }))
      .sorted { ($0.shard, $0.dataset) < ($1.shard, $1.dataset) }
    for start in stride(from: 0, to: missing.count, by: 32) {
      let some = Array(missing[start..<min(start + 32, missing.count)])
      let found = try concurrentMap(some.count, threads: threads) { [reader] index in
        StructurePrint(try reader.volume(of: some[index]), sides: reader.header.sides)
      }
      for (sample, print) in zip(some, found) { kept[sample] = print }
      listener.progress(
        StageProgress(stage: stage, done: start + some.count, total: missing.count))
    }
    return samples.map { kept[$0]! }
  }

  private static func open(
    _ folder: String, labels: String?, card: ModelCard
  ) throws(CorpusError) -> CorpusReader {
    let problem: CorpusError
    do {
      return try CorpusReader(folder: folder, labels: labels)
    } catch { problem = error }
    guard case .chooseLabels(_, nil, let names) = problem else { throw problem }
    var fitting: [CorpusReader] = []
    for name in names {
      let reader = try CorpusReader(folder: folder, labels: name)
      if reader.labels.cuts == card.phaseCuts { fitting.append(reader) }
    }
    guard fitting.count == 1 else { throw problem }
    return fitting[0]
  }

  private static func remarks(
    _ reader: CorpusReader, card: ModelCard, usesAll: Bool, isHeldOut: Bool
  ) -> [String] {
    if usesAll {
      return [
        "All volumes of \(reader.header.name) count as held out: \(card.name) learned from another "
          + "corpus, \(card.corpus.name)."
      ]
    }
    var remarks: [String] = []
    if reader.manifest.corpusHash != card.corpus.hash {
      remarks.append(
        "\(reader.header.name) is not the corpus that \(card.name) learned from "
          + "(\(card.corpus.name)): its splits say nothing of what the model saw.")
    }
    if !isHeldOut {
      remarks.append("\(reader.header.name) holds no series back: all its volumes are used.")
    }
    return remarks
  }
}
