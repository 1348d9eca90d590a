import Yams

/// Text as a YAML document writes it, whatever it holds.
public enum YAMLText {
  /// The text in double quotes.
  public static func quoted(_ text: String) -> String { scalar(text, .doubleQuoted) }

  /// The text as it is where YAML reads it back so, else in quotes.
  public static func plain(_ text: String) -> String { scalar(text, .any) }

  private static func scalar(_ text: String, _ style: Node.Scalar.Style) -> String {
    let node = Node.scalar(Node.Scalar(text, Tag(.str), style))
    let document = try? Yams.serialize(node: node, width: -1, allowUnicode: true)
    guard let lines = document?.split(separator: "\n", omittingEmptySubsequences: true) else {
      return escaped(text)
    }
    // A plain scalar that stands alone is followed by the mark of the document's end.
    let whole = lines.filter { $0 != "..." }
    return whole.count == 1 ? String(whole[0]) : escaped(text)
  }

  /// In double quotes, by the escapes that every YAML reader knows.
  private static func escaped(_ text: String) -> String {
    let letters = text.unicodeScalars.map { letter -> String in
      switch letter {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      default: letter.value < 0x20 ? "\\x" + hexadecimal(letter.value) : String(letter)
      }
    }
    return "\"" + letters.joined() + "\""
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
