import Foundation
import Synchronization

/// Something that happened, for whoever watches.
struct RunEvent: Sendable, Equatable {
  /// `run`, `runs`, `evaluation`, …; nil for a comment that keeps a connection open.
  let name: String?
  /// JSON in one line.
  let data: String
  /// By which a client says how far it has come.
  var id: Int64?
  /// The run that it is about.
  var run: String?

  /// As a stream of server-sent events has it.
  ///
  /// - Source: WHATWG HTML, section 9.2.
  var text: String {
    guard let name else { return ": open\n\n" }
    return "event: \(name)\n" + (id.map { "id: \($0)\n" } ?? "") + "data: \(data)\n\n"
  }
}

/// Hands events on to those that watch.
///
/// A watcher that does not keep up is let go: its client connects again and says how far it came.
final class EventHub: Sendable {
  private struct State {
    var next = 0
    var watchers: [Int: AsyncStream<RunEvent>.Continuation] = [:]
  }

  /// The most that watch at once.
  static let most = 256
  /// Events that may wait for one watcher.
  private static let backlog = 512

  private let state = Mutex(State())

  var count: Int { state.withLock { $0.watchers.count } }

  /// Events from now on, until the caller stops reading.
  ///
  /// - Throws: ``APIError/busy`` where too many watch.
  func watch() throws(APIError) -> AsyncStream<RunEvent> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: RunEvent.self, bufferingPolicy: .bufferingOldest(Self.backlog))
    let id = state.withLock { state -> Int? in
      guard state.watchers.count < Self.most else { return nil }
      state.next += 1
      state.watchers[state.next] = continuation
      return state.next
    }
    guard let id else { throw .busy }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.watchers.removeValue(forKey: id) }
    }
    return stream
  }

  func publish(_ event: RunEvent) {
    for watcher in state.withLock({ Array($0.watchers.values) }) {
      if case .dropped = watcher.yield(event) { watcher.finish() }
    }
  }

  /// Ends every stream.
  func close() {
    for watcher in state.withLock({ Array($0.watchers.values) }) { watcher.finish() }
  }
}
