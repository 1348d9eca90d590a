import Foundation
import Synchronization

/// How far a run is, in a small file that another program may look at.
package struct ProgressNote: Codable, Equatable, Sendable {
  package var stage: String
  package var done: Int
  package var total: Int
  package var note: String
  /// Seconds of the clock since 1970: when the stage began and when this was written.
  package var began: Double
  package var written: Double
  /// Steps that were done when the stage began, as after a resume.
  package var begunWith: Int

  /// Seconds to the end of the stage at its pace; nil while that cannot be told.
  package var secondsLeft: Double? {
    guard done > begunWith, total >= done else { return nil }
    return (written - began) / Double(done - begunWith) * Double(total - done)
  }

  package static func read(_ path: String) -> ProgressNote? {
    FileManager.default.contents(atPath: path).flatMap {
      try? JSONDecoder().decode(Self.self, from: $0)
    }
  }
}

/// Writes a ``ProgressNote`` as a run goes on, a few times a second at most.
package final class ProgressFile: Sendable {
  private let path: String
  private let last = Mutex<ProgressNote?>(nil)
  private static let interval = 0.2

  package init(_ path: String) { self.path = path }

  /// A listener that keeps the file and hands everything on to `other`.
  package func listener(beside other: Listener) -> Listener {
    Listener(
      progress: {
        self.note($0)
        other.progress($0)
      }, remark: other.remark)
  }

  private func note(_ progress: StageProgress) {
    let now = Date.now.timeIntervalSince1970
    last.withLock { last in
      let isSame = last?.stage == progress.stage
      let isLast = progress.done >= progress.total
      if isSame, !isLast, now - (last?.written ?? 0) < Self.interval { return }
      let note = ProgressNote(
        stage: progress.stage, done: progress.done, total: progress.total, note: progress.note,
        began: isSame ? last!.began : now, written: now,
        begunWith: isSame ? last!.begunWith : progress.done)
      last = note
      // A file that cannot be written must not end a run that goes well.
      try? JSONEncoder().encode(note).write(to: URL(filePath: path), options: .atomic)
    }
  }
}
