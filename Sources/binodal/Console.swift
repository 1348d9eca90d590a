import Foundation

/// Where people read: stderr for progress and remarks, stdout for the answer.
enum Console {
  static func remark(_ text: String) { write(text + "\n") }

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  static func fail(_ text: String, status: Int32) -> Never {
    remark("binodal: \(text)")
    Foundation.exit(status)
  }

  /// Whether a person watches stderr.
  static var isWatched: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }
}
