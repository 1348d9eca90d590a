import Foundation

/// A process that can be found again, by another server too: a number alone is given to other processes
/// in time.
struct ProcessIdentity: Codable, Equatable, Sendable {
  let pid: Int32
  /// When it began, in ticks of the kernel's clock since the system's start.
  let began: UInt64
  /// The start of the system.
  let boot: String

  /// The process of a number, as it is now; nil where there is none or it has ended.
  init?(pid: Int32) {
    guard let text = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8),
      let end = text.lastIndex(of: ")")
    else { return nil }
    // after the name, which may hold spaces: the state is field 3, the start field 22
    let fields = text[text.index(after: end)...].split(separator: " ")
    guard fields.count > 19, !["Z", "X"].contains(fields[0]), let began = UInt64(fields[19]) else {
      return nil
    }
    (self.pid, self.began, self.boot) = (pid, began, Self.boot)
  }

  /// Whether the same process still runs.
  var isAlive: Bool { ProcessIdentity(pid: pid) == self }

  /// Ends the process and those that it started.
  func signal(_ signal: Int32) {
    if isAlive { kill(-pid, signal) }
  }

  private static let boot =
    (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
    .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
}
