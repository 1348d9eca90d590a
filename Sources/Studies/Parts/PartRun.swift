import Corpus
import Foundation
import Support
import Synchronization

/// A command as items that can be made one by one, in any order, by any process.
package protocol PartedWork {
  var card: JobCard { get }
  /// What each item takes, in units of the command's own.
  var costs: [Double] { get }
  /// The item's name for people.
  func name(of item: Int) -> String
  /// Whether an item that has a record need not be made again: its files are there.
  func isWhole(_ item: Int, _ record: ItemRecord, in folder: PartsFolder) -> Bool
  /// Makes an item; its files take their final names when they are whole.
  ///
  /// - Parameter scratch: A folder of this process's own, for what is not finished.
  func make(_ item: Int, in folder: PartsFolder, scratch: String, listener: Listener) throws
    -> ItemResult
}

/// What a part did: what `--part` prints.
package struct PartSummary: Codable, Sendable, Equatable {
  package let folder: String
  package let part: Int
  package let of: Int
  /// Of this part.
  package let items: Int
  /// Made by this run, and found made.
  package let made: Int
  package let found: Int
  package let seconds: Double
  /// Whether the job's result is there already.
  package let merged: Bool
}

/// Makes the items of one part that are missing, the longest first.
package struct PartRun<Work: PartedWork> {
  let work: Work
  let folder: PartsFolder
  let part: Part
  let listener: Listener

  package init(_ work: Work, folder: String, part: Part, listener: Listener) {
    (self.work, self.part, self.listener) = (work, part, listener)
    self.folder = PartsFolder(folder)
  }

  /// Makes the items one after the other.
  ///
  /// - Throws: ``PartsError/failed(part:failures:)`` after all others are made;
  ///   ``PartsError/left(part:)`` where the process is asked to leave.
  package func perform() throws -> PartSummary {
    try perform { items, make in
      for item in items { try make(item) }
    }
  }

  private func perform(
    _ run: (_ items: [Int], _ make: (Int) throws -> Void) throws -> Void
  ) throws -> PartSummary {
    let mine = try items()
    guard let mine else { return summary(items: 0, made: 0, found: 0, since: .now, merged: true) }
    let (start, worker) = (ContinuousClock.now, try Worker(part, in: folder))
    let tally = PartTally(total: mine.count)
    do {
      try run(mine) { item in try settle(item, worker, tally) }
    } catch {
      worker.end(worker.leaves ? .left : .failed, reason: "\(error)")
      throw error
    }
    let failures = tally.failures
    guard failures.isEmpty else {
      worker.end(.failed, reason: "\(failures.count) items failed")
      throw PartsError.failed(part: part, failures: failures)
    }
    worker.end(.done)
    return summary(
      items: mine.count, made: tally.made, found: tally.found, since: start, merged: false)
  }

  /// The items of this part; nil where the result is there already.
  private func items() throws -> [Int]? {
    try folder.open(work.card)
    if folder.isMerged { return nil }
    return Dealing.deal(work.costs, among: part.count)[part.number - 1]
  }

  /// Makes an item that has no record, and records it.
  private func settle(_ item: Int, _ worker: Worker, _ tally: PartTally) throws {
    guard !worker.leaves else { throw PartsError.left(part: part) }
    let name = work.name(of: item)
    let fingerprint = work.card.fingerprint
    if let record = try folder.record(of: item, fingerprint: fingerprint),
      work.isWhole(item, record, in: folder)
    {
      return tell(tally.find())
    }
    worker.begin(name)
    let start = ContinuousClock.now
    do {
      let result = try work.make(item, in: folder, scratch: worker.scratch, listener: listener)
      try folder.write(
        ItemRecord(
          item: name, fingerprint: fingerprint, worker: worker.name, host: ThisMachine.host,
          seconds: (ContinuousClock.now - start) / .seconds(1), cost: work.costs[item],
          result: result), of: item)
      worker.made()
      tell(tally.make())
    } catch let error where !Self.isFatal(error) {
      listener.remark("\(name) failed: \(error)")
      try folder.write(
        ItemFailure(
          item: name, fingerprint: fingerprint, worker: worker.name, reason: "\(error)"), of: item)
      tally.fail(name, "\(error)")
    }
  }

  /// Whether the next item would fail in the same way.
  private static func isFatal(_ error: any Error) -> Bool {
    switch error {
    case CorpusError.diskFull, StudyError.unwritable: true
    default: false
    }
  }

  private func tell(_ done: (done: Int, total: Int)) {
    listener.progress(StageProgress(stage: "part \(part)", done: done.done, total: done.total))
  }

  private func summary(
    items: Int, made: Int, found: Int, since start: ContinuousClock.Instant, merged: Bool
  ) -> PartSummary {
    PartSummary(
      folder: folder.result, part: part.number, of: part.count, items: items, made: made,
      found: found, seconds: (ContinuousClock.now - start) / .seconds(1), merged: merged)
  }
}

extension PartRun: Sendable where Work: Sendable {
  /// Makes so many items at the same time, each by one thread.
  package func perform(workers: Int) throws -> PartSummary {
    try perform { items, make in
      nonisolated(unsafe) let make = make  // records, tally and worker are safe to share
      _ = try concurrentMap(items.count, threads: workers) { try make(items[$0]) }
    }
  }
}

/// What became of the items so far; of several threads.
final class PartTally: Sendable {
  private struct State {
    var made = 0
    var found = 0
    var failures: [String: String] = [:]
  }

  private let state = Mutex(State())
  private let total: Int

  init(total: Int) { self.total = total }

  var made: Int { state.withLock { $0.made } }
  var found: Int { state.withLock { $0.found } }
  var failures: [String: String] { state.withLock { $0.failures } }

  func make() -> (done: Int, total: Int) {
    state.withLock {
      $0.made += 1
      return ($0.made + $0.found, total)
    }
  }

  func find() -> (done: Int, total: Int) {
    state.withLock {
      $0.found += 1
      return ($0.made + $0.found, total)
    }
  }

  func fail(_ item: String, _ reason: String) { state.withLock { $0.failures[item] = reason } }
}
