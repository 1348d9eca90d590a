/// A table in RFC 4180 form: comma-separated, a header line, fields quoted where they must be.
struct CSVTable {
  private let columns: Int
  private(set) var text: String

  init(columns: [String]) {
    self.columns = columns.count
    text = Self.line(columns)
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == columns, "one field per column")
    text += Self.line(row)
  }

  private static func line(_ fields: [String]) -> String {
    fields.map(escaped).joined(separator: ",") + "\n"
  }

  private static func escaped(_ field: String) -> String {
    guard field.contains(where: { ",\"\n\r".contains($0) }) else { return field }
    let doubled = field.map { $0 == "\"" ? "\"\"" : "\($0)" }.joined()
    return "\"\(doubled)\""
  }
}
