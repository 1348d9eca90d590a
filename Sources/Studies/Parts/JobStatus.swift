import Foundation

/// How far a job in parts is: what `binodal status` prints, read from the records alone.
package struct JobStatus: Codable, Sendable, Equatable {
  package struct Running: Codable, Sendable, Equatable {
    package let part: Int
    package let of: Int
    package let host: String
    package let pid: Int
    /// Slurm's number of the task, where Slurm runs it.
    package let task: String?
    /// Times of the clock, ISO 8601: when it began and its last sign of life.
    package let since: String
    package let seen: String
    /// What it makes now; absent between two items.
    package let item: String?
    package let itemSeconds: Double?
    /// Items that it has made.
    package let made: Int
  }

  package struct Failure: Codable, Sendable, Equatable {
    package let item: String
    package let worker: String
    package let reason: String
  }

  package let folder: String
  /// `corpus`, `sweep` or `evaluate`.
  package let command: String
  /// Whether the result is there.
  package let merged: Bool
  package let items: Int
  package let done: Int
  /// Items without a record, those that failed and those in work among them.
  package let missing: Int
  package let running: [Running]
  /// Workers that ended without saying so, whose part nobody has begun again since: their items are missing.
  package let lost: [Running]
  package let failed: [Failure]
  /// Of the items that are done, seconds of the clock.
  package let secondsSpent: Double
  /// At the pace of the items that are done, with the workers that run; absent where that cannot be told.
  package let secondsLeft: Double?
}

/// Reads how far the job in a folder is.
///
/// - Complexity: Reads every record, some 10,000 a second from a local disk.
package func jobStatus(of folder: String) throws -> JobStatus {
  let parts = PartsFolder(folder)
  let card = try parts.card()
  if parts.isMerged { return JobStatus(merged: card, folder: folder) }
  let (done, failed) = parts.listed()
  var (seconds, cost) = (0.0, 0.0)
  for item in done {
    guard let record = try parts.record(of: item, fingerprint: card.fingerprint) else { continue }
    seconds += record.seconds
    cost += record.cost
  }
  let now = Date.now.timeIntervalSince1970
  let workers = parts.allWorkers()
  let alive = workers.filter { $0.state == .working && !$0.isLost(now: now) }
  let lost = workers.filter { worker in
    done.count < card.items && worker.isLost(now: now)
      && !workers.contains { $0.part == worker.part && $0.started > worker.started }
  }
  let left =
    cost > 0 && !alive.isEmpty
    ? max(0, card.cost - cost) * seconds / cost / Double(alive.count) : nil
  return JobStatus(
    folder: folder, command: card.command.rawValue, merged: false, items: card.items,
    done: done.count, missing: card.items - done.count,
    running: alive.map { .init($0, now: now) },
    lost: lost.map { .init($0, now: now) },
    failed: failed.sorted().compactMap { item in
      parts.failure(of: item, fingerprint: card.fingerprint).map {
        .init(item: $0.item, worker: $0.worker, reason: $0.reason)
      }
    }, secondsSpent: seconds, secondsLeft: left)
}

extension JobStatus {
  fileprivate init(merged card: JobCard, folder: String) {
    self.init(
      folder: folder, command: card.command.rawValue, merged: true, items: card.items,
      done: card.items, missing: 0, running: [], lost: [], failed: [], secondsSpent: 0,
      secondsLeft: 0)
  }
}

extension JobStatus.Running {
  fileprivate init(_ worker: WorkerRecord, now: Double) {
    (part, of, host, pid) = (
      worker.part.number, worker.part.count, worker.host, Int(worker.pid)
    )
    (task, item, made) = (worker.task, worker.item, worker.made)
    (since, seen) = (Self.time(worker.started), Self.time(worker.seen))
    itemSeconds = worker.itemStarted.map { now - $0 }
  }

  private static func time(_ seconds: Double) -> String {
    Date(timeIntervalSince1970: seconds).formatted(.iso8601)
  }
}
