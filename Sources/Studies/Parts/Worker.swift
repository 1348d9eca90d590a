import Foundation
import Synchronization

/// This process at work on a part: keeps its record up to date, and leaves when it is asked to.
final class Worker: Sendable {
  let folder: PartsFolder
  let part: Part
  let name: String
  /// Where it keeps what it has begun.
  let scratch: String
  private let record: Mutex<WorkerRecord>
  private let isLeaving = Atomic(false)
  private let hasEnded = Atomic(false)
  private nonisolated(unsafe) let signals: [any DispatchSourceSignal]  // sources are safe to share

  /// How long a worker that was told of its end in advance (`SIGUSR1`) goes on with its item, seconds:
  /// the schedulers' scripts ask for two minutes.
  private static let grace = 90

  init(_ part: Part, in folder: PartsFolder) throws {
    let record = WorkerRecord(part: part)
    (self.part, self.folder, name) = (part, folder, record.name)
    scratch = folder.work(of: record.name)
    try folder.make("work/" + record.name)
    try folder.write(record, to: folder.worker(record.name))
    self.record = Mutex(record)
    signals = [SIGUSR1, SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)  // a source takes it in place of the default
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
    for (source, number) in zip(signals, [SIGUSR1, SIGTERM, SIGINT]) {
      source.setEventHandler { [weak self] in self?.asked(by: number) }
      source.resume()
    }
    Thread.detachNewThread { [weak self] in
      while let self, !self.hasEnded.load(ordering: .relaxed) {
        self.showLife()
        Thread.sleep(forTimeInterval: 5)
      }
    }
  }

  /// Whether no further item is to be begun.
  var leaves: Bool { isLeaving.load(ordering: .relaxed) }

  func begin(_ item: String) {
    update {
      ($0.item, $0.itemStarted) = (item, Date.now.timeIntervalSince1970)
    }
  }

  func made() { update { $0.made += 1 } }

  /// Says how it ended, and takes away what it had begun unless it may be taken over.
  func end(_ state: WorkerRecord.State, reason: String? = nil) {
    hasEnded.store(true, ordering: .relaxed)
    for source in signals { source.cancel() }
    for number in [SIGUSR1, SIGTERM, SIGINT] { signal(number, SIG_DFL) }
    update { record in
      (record.state, record.reason) = (state, reason)
      (record.item, record.itemStarted) = (nil, nil)
    }
    if state != .left { try? FileManager.default.removeItem(atPath: scratch) }
  }

  private func asked(by number: Int32) {
    isLeaving.store(true, ordering: .relaxed)
    guard number == SIGUSR1 else { leave(status: number == SIGINT ? 130 : PartsError.tryAgain) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.grace)) { [weak self] in
      guard let self, !self.hasEnded.load(ordering: .relaxed) else { return }
      self.leave(status: PartsError.tryAgain)
    }
  }

  /// Ends the process now: what is made is recorded, what is begun may be taken over.
  private func leave(status: Int32) -> Never {
    update { $0.state = .left }
    _exit(status)
  }

  private func showLife() {
    let now = Date.now.timeIntervalSince1970
    if let mark = try? folder.read(CancelMark.self, folder.cancelled),
      mark.at >= record.withLock({ $0.started })
    {
      update { ($0.state, $0.reason) = (.left, "cancelled") }
      FileHandle.standardError.write(
        Data("binodal: \(PartsError.cancelled(folder: folder.result))\n".utf8))
      _exit(1)
    }
    if now - record.withLock({ $0.seen }) >= WorkerRecord.interval { update { _ in } }
  }

  private func update(_ change: (inout WorkerRecord) -> Void) {
    record.withLock { record in
      change(&record)
      record.seen = Date.now.timeIntervalSince1970
      // A sign of life that cannot be written must not end work that goes well.
      try? folder.write(record, to: folder.worker(record.name))
    }
  }
}

/// That a job was cancelled: `parts/cancelled.json`. Workers that began before it leave.
struct CancelMark: Codable {
  /// Seconds since 1970.
  let at: Double
}
