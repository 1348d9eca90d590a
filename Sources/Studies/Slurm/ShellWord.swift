/// Text as one word of a shell command.
package enum ShellWord {
  /// The text in single quotes, within which a shell changes nothing.
  ///
  /// - Source: POSIX.1-2017, Shell Command Language, 2.2.2.
  package static func quote(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }

  package static func line(_ words: [String]) -> String {
    words.map(quote).joined(separator: " ")
  }
}
