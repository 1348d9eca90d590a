import FlyingSocks
import Foundation
import Synchronization

/// Connections and the times by which they must have moved; one that has not is cut off.
///
/// Cutting shuts the socket down, which wakes whoever waits for it: who reads finds the end, and may
/// still say why; who writes gets an error. The socket is closed by its own connection alone, so a number
/// that the system has given to another file is never shut.
final class Deadlines: Sendable {
  /// What is shut at the time.
  enum Side: Int32 {
    case reading = 0  // SHUT_RD
    case all = 2  // SHUT_RDWR
  }

  private struct Deadline {
    let time: ContinuousClock.Instant
    let side: Side
  }

  private let table = Mutex<[Int32: Deadline?]>([:])

  var count: Int { table.withLock { $0.count } }

  func add(_ socket: Socket) { table.withLock { $0[socket.file.rawValue] = .some(nil) } }

  /// Closes a socket that was added.
  func close(_ socket: Socket) {
    table.withLock { table in
      guard table.removeValue(forKey: socket.file.rawValue) != nil else { return }
      try? socket.close()
    }
  }

  /// Sets the time left; nil for as long as it takes.
  func set(_ seconds: Double?, for socket: Socket, _ side: Side = .reading) {
    let deadline = seconds.map { Deadline(time: .now + .seconds($0), side: side) }
    table.withLock { table in
      if table[socket.file.rawValue] != nil { table[socket.file.rawValue] = .some(deadline) }
    }
  }

  /// Cuts off what is late, again and again until the task is cancelled.
  func watch(every interval: Duration = .milliseconds(250)) async throws {
    while true {
      try await Task.sleep(for: interval)
      let now = ContinuousClock.now
      table.withLock { table in
        for (file, deadline) in table {
          if let deadline, deadline.time < now { shutdown(file, deadline.side.rawValue) }
        }
      }
    }
  }

  func cutAll() {
    table.withLock { table in for file in table.keys { shutdown(file, Side.all.rawValue) } }
  }
}
