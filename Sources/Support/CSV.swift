/// Comma-separated values by RFC 4180: fields are quoted where they must be.
package enum CSV {
  /// A line, with its end.
  package static func line(_ fields: [String]) -> String { row(fields) + "\n" }

  /// A line without its end.
  package static func row(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",")
  }

  /// Text that a reader takes as one field. What a spreadsheet would take as a formula, such as
  /// `=1+1`, is quoted too; numbers never are.
  package static func field(_ text: String) -> String {
    let isRead = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    guard isRead || isFormula(text) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.first, "=+-@".contains(first), text.count > 1 else { return false }
    return Double(text) == nil
  }
}
