import Corpus
import Support

/// The building of a corpus as items: a series each.
struct CorpusWork: PartedWork, Sendable {
  let pieces: CorpusPieces

  var costs: [Double] { pieces.costs }

  var card: JobCard {
    JobCard(
      command: .corpus, settings: ["plan": pieces.identity], items: pieces.series.count,
      cost: pieces.costs.reduce(0, +))
  }

  func name(of item: Int) -> String { "series \(pieces.series[item].series)" }

  func isWhole(_ item: Int, _ record: ItemRecord, in folder: PartsFolder) -> Bool {
    pieces.holds(item)
  }

  func make(
    _ item: Int, in folder: PartsFolder, scratch: String, listener: Listener
  ) throws -> ItemResult {
    try pieces.make(item, scratch: scratch) {}
    return ItemResult()
  }
}

/// Makes one part of the series of a plan's corpus.
///
/// - Parameter part: Which; ``mergeParts(of:listener:)`` makes the corpus of all of them.
package func buildCorpus(
  _ options: BuildOptions, part: Part, listener: Listener
) throws -> PartSummary {
  let work = try CorpusWork(options)
  let workers = Threads.count(options.workers)
  try MemoryNeeds.corpus(work.pieces.plan, workers: workers)
  return try PartRun(work, folder: work.pieces.folder, part: part, listener: listener)
    .perform(workers: workers)
}

extension CorpusWork {
  init(_ options: BuildOptions) throws {
    let plan = try CorpusPlan(yaml: StudyShelf.file(of: options.plan))
    pieces = try CorpusPieces(
      plan: plan, folder: options.folder ?? "corpora/\(plan.name)", fraction: options.fraction)
  }
}
