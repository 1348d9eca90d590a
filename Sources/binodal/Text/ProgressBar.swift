import Foundation
import Studies
import Support
import Synchronization

/// A bar with the time left, on a terminal only.
final class ProgressBar: Sendable {
  private struct State {
    var stage = ""
    var startedAt = ContinuousClock.now
    var startedWith = 0
    var isDrawn = false
  }

  private let state = Mutex(State())

  /// A listener that draws this bar and prints remarks around it.
  var listener: Listener {
    Listener(
      progress: { self.show($0) },
      remark: {
        self.clear()
        Console.remark($0)
      })
  }

  func clear() {
    state.withLock { state in
      if state.isDrawn { Console.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }

  private func show(_ progress: StageProgress) {
    guard Console.isWatched else { return }
    state.withLock { state in
      if progress.stage != state.stage {
        state.stage = progress.stage
        state.startedAt = .now
        state.startedWith = progress.done
      }
      state.isDrawn = progress.done < progress.total
      Console.write(state.isDrawn ? line(progress, state) : "\r\u{1B}[K")
    }
  }

  private func line(_ progress: StageProgress, _ state: State) -> String {
    let width = 24
    let filled = width * progress.done / max(1, progress.total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let count = "\(progress.done)/\(progress.total)"
    let (stage, note) = (progress.stage.printable(), progress.note.printable())
    return "\r\u{1B}[K\(stage) \(bar) \(count)\(left(progress, state)) \(note)"
  }

  /// The time left at the pace since this stage began.
  private func left(_ progress: StageProgress, _ state: State) -> String {
    let done = progress.done - state.startedWith
    guard done > 0 else { return "" }
    let spent = (ContinuousClock.now - state.startedAt) / .seconds(1)
    let seconds = Int(spent / Double(done) * Double(progress.total - progress.done))
    return seconds < 60 ? " \(seconds) s left" : " \(seconds / 60) min \(seconds % 60) s left"
  }
}
