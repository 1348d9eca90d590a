import Foundation

/// What a merge made: the document of the command whose parts they were.
package enum Merged: Sendable {
  case corpus(CorpusFacts)
  case sweep(SweepSummary)
  case evaluation(EvaluationReport)
}

/// Makes of the records of all parts what the command makes alone: the same bytes, but for seconds and
/// times of the clock.
///
/// It may be interrupted and started again; where the result is there already it makes it out once
/// more from that. Records are read one after the other.
///
/// - Throws: ``PartsError/incomplete(folder:missing:count:failures:)`` where items are missing,
///   ``PartsError/otherJob(folder:differences:)`` where another version of the program made them.
package func mergeParts(of folder: String, listener: Listener) throws -> Merged {
  let parts = PartsFolder(folder)
  let card = try parts.card()
  guard card.program == JobCard.thisProgram else {
    throw PartsError.otherJob(
      folder: folder,
      differences: ["version of the program (\(card.program), this is \(JobCard.thisProgram))"])
  }
  let merge = PartsMerge(folder: parts, card: card, listener: listener)
  let merged: Merged =
    switch card.command {
    case .corpus: .corpus(try merge.corpus())
    case .sweep: .sweep(try merge.sweep())
    case .evaluate: .evaluation(try merge.evaluation())
    }
  return merged
}

/// The merging of one job.
struct PartsMerge {
  let folder: PartsFolder
  let card: JobCard
  let listener: Listener

  private static let shown = 20

  /// A folder for what is not finished; what an interrupted merge left there is gone.
  func scratch() throws -> String {
    let name = "merge-\(ThisMachine.host)-\(getpid())"
    try? FileManager.default.removeItem(atPath: folder.work(of: name))
    try folder.make("work/" + name)
    return folder.work(of: name)
  }

  /// Calls `body` with the record of each item, in order, once it is known that none is missing.
  ///
  /// - Parameter name: Of an item, for people.
  func records(
    named name: (Int) -> String, _ body: (Int, ItemRecord) throws -> Void
  ) throws {
    let (done, failed) = folder.listed()
    try refuse((0..<card.items).filter { !done.contains($0) }, failed: failed, named: name)
    for item in 0..<card.items {
      guard let record = try folder.record(of: item, fingerprint: card.fingerprint) else {
        return try refuse([item], failed: [], named: name)
      }
      try body(item, record)
      if item % 100 == 99 || item == card.items - 1 {
        listener.progress(StageProgress(stage: "records", done: item + 1, total: card.items))
      }
    }
  }

  private func refuse(
    _ missing: [Int], failed: Set<Int>, named name: (Int) -> String
  ) throws {
    guard !missing.isEmpty else { return }
    let failures = missing.filter(failed.contains).prefix(Self.shown).compactMap { item in
      folder.failure(of: item, fingerprint: card.fingerprint).map { (name(item), $0.reason) }
    }
    throw PartsError.incomplete(
      folder: folder.result, missing: missing.prefix(Self.shown).map(name), count: missing.count,
      failures: Dictionary(failures) { $1 })
  }

  /// Says that the result is there, then takes away the records, which it now holds.
  ///
  /// - Parameter generating: What a second merge could not know without the records.
  func tidy(generating: Double? = nil) throws {
    if !folder.isMerged {
      try folder.write(
        MergeMark(
          items: card.items, at: Date.now.timeIntervalSince1970, generating: generating),
        to: folder.merged)
    }
    for path in [folder.items, folder.workers, folder.work] {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}

/// That the result of a job is there: `parts/merged.json`.
struct MergeMark: Codable {
  let items: Int
  /// Seconds since 1970.
  let at: Double
  /// Seconds that generating an evaluation's samples took in all.
  let generating: Double?
}
