import Foundation

/// Waits for the result of a submitted job, and shows how far it is by the records of its parts.
///
/// - Throws: ``PartsError/incomplete(folder:missing:count:failures:)`` where no task is left and the result
///   is not there.
/// - Complexity: Lists the records every two seconds; asks the controller every ten seconds at most.
package func waitForJob(in folder: String, listener: Listener) throws {
  let parts = PartsFolder(folder)
  let card = try parts.card()
  let name = SlurmSubmitter.name(of: card, in: folder)
  var asked = Date.now
  while !parts.isMerged {
    Thread.sleep(forTimeInterval: 2)
    let done = parts.listed().done.count
    if !parts.isMerged {
      listener.progress(StageProgress(stage: card.command.rawValue, done: done, total: card.items))
    }
    guard Date.now.timeIntervalSince(asked) >= 10 else { continue }
    asked = .now
    let left = try SlurmCluster().tasks(named: name)
    if left.isEmpty, !parts.isMerged { throw unfinished(parts, card) }
  }
}

private func unfinished(_ parts: PartsFolder, _ card: JobCard) -> PartsError {
  let (done, failed) = parts.listed()
  let missing = (0..<card.items).filter { !done.contains($0) }
  let reasons = failed.sorted().prefix(3).compactMap { item in
    parts.failure(of: item, fingerprint: card.fingerprint).map { ($0.item, $0.reason) }
  }
  return .incomplete(
    folder: parts.result, missing: missing.prefix(20).map { "item \($0 + 1)" },
    count: missing.count, failures: Dictionary(reasons) { $1 })
}

/// What a cancellation did: what `binodal cancel` prints.
package struct Cancellation: Codable, Sendable, Equatable {
  package let folder: String
  /// Slurm's numbers of the jobs that were cancelled, if they still ran.
  package let jobs: [String]
  package let done: Int
  package let items: Int
}

/// Cancels a job in parts: its jobs in Slurm, and every worker that runs now; what is made is kept.
///
/// - Throws: ``PartsError/scheduler(command:reason:)`` where jobs were submitted and Slurm refuses.
package func cancelJob(in folder: String) throws -> Cancellation {
  let parts = PartsFolder(folder)
  let card = try parts.card()
  let names = (try? FileManager.default.contentsOfDirectory(atPath: parts.slurm + "/jobs")) ?? []
  let jobs = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
    .map { String($0.dropLast(5)) }.sorted()
  if !parts.isMerged {
    try parts.write(
      CancelMark(at: Date.now.timeIntervalSince1970), to: parts.cancelled)
  }
  if !jobs.isEmpty {
    try SlurmCluster().cancel(jobs, named: SlurmSubmitter.name(of: card, in: folder))
  }
  let done = parts.isMerged ? card.items : parts.listed().done.count
  return Cancellation(folder: folder, jobs: jobs, done: done, items: card.items)
}
