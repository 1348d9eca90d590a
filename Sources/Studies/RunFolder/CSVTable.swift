import Support

/// A table in RFC 4180 form: comma-separated, a header line, fields quoted where they must be.
struct CSVTable {
  private let columns: Int
  private(set) var text: String

  init(columns: [String]) {
    self.columns = columns.count
    text = CSV.line(columns)
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == columns, "one field per column")
    text += CSV.line(row)
  }
}
