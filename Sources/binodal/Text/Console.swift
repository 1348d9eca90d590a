import Foundation
import Support

/// Where people read: stderr for progress and remarks, stdout for the answer.
///
/// Everything that the program says goes through here, in one way: text to a terminal holds no
/// control characters but those of ours, and an answer that cannot be written is an error.
enum Console {
  /// Prints the answer on stdout.
  ///
  /// Ends the program where the answer cannot be written: with status 1 and a sentence, or, where
  /// the reader has gone, as `SIGPIPE` would.
  static func answer(_ text: String) {
    let shown = isatty(STDOUT_FILENO) == 1 ? text.forTerminal : text
    guard let code = put(shown, on: STDOUT_FILENO) else { return }
    guard code != EPIPE else { Foundation.exit(128 + SIGPIPE) }
    fail(
      "the answer could not be written to stdout (\(String(cString: strerror(code)))); "
        + "free some space or send it elsewhere", status: 1)
  }

  /// A line for people, such as a warning.
  static func remark(_ text: String) { write(text.forTerminal + "\n") }

  /// Writes text of ours as it is; what cannot be written is not missed.
  static func write(_ text: String) { _ = put(text, on: STDERR_FILENO) }

  static func fail(_ text: String, status: Int32) -> Never {
    if isWatched { write("\r\u{1B}[K") }  // a bar that an error left half-way
    remark("binodal: \(text)")
    Foundation.exit(status)
  }

  /// Whether a person watches stderr.
  static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Opens what stands for stdin, stdout and stderr where the program was started without: the next
  /// file that it opens would take their numbers, and with them all that it says.
  static func openStandardFiles() {
    while true {
      let file = open("/dev/null", O_RDWR)
      guard (0...STDERR_FILENO).contains(file) else {
        if file >= 0 { close(file) }
        return
      }
    }
  }

  /// Writes all of `text`; the system's number of the error where it cannot.
  private static func put(_ text: String, on file: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
