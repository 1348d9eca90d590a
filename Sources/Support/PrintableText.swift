extension String {
  /// The text with every character that would not be seen, or would change what is seen, as an
  /// escape: `\n`, `\t`, `\u{1B}`.
  ///
  /// Text from a file, a flag or a name may hold a terminal's control sequences, line ends, or marks
  /// that turn the direction of what follows; shown like this it is only text.
  ///
  /// - Parameter kept: Characters that stay as they are, such as the line ends of a text of ours.
  package func printable(keeping kept: Set<Unicode.Scalar> = []) -> String {
    guard unicodeScalars.contains(where: { $0.isInvisibleControl && !kept.contains($0) }) else {
      return self
    }
    var shown = ""
    for scalar in unicodeScalars {
      if scalar.isInvisibleControl, !kept.contains(scalar) {
        shown += scalar.escape
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  /// The text as it may go to a terminal: line ends stay, all other control characters are escapes.
  package var forTerminal: String { printable(keeping: ["\n"]) }

  /// The text with at most `count` characters; where it is longer, an ellipsis ends it.
  package func shortened(to count: Int) -> String {
    guard let end = index(startIndex, offsetBy: count, limitedBy: endIndex), end < endIndex else {
      return self
    }
    return self[..<end] + "…"
  }
}

extension Unicode.Scalar {
  /// Control characters (C0, DEL, C1), line and paragraph separators, the marks of bidirectional
  /// text and language tags.
  var isInvisibleControl: Bool {
    switch value {
    case 0x20...0x7E: false
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  fileprivate var escape: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(value, radix: 16, uppercase: true))}"
    }
  }
}
