/// A table in RFC 4180 form: comma-separated, a header line, fields quoted where they must be.
package struct CSVTable: Sendable {
  private let columns: Int
  /// The header and the rows, each with the end of its line.
  package private(set) var text: String

  package init(columns: [String]) {
    self.columns = columns.count
    text = CSV.line(columns)
  }

  /// - Precondition: The row has one field per column.
  package mutating func append(_ row: [String]) {
    precondition(row.count == columns, "one field per column")
    text += CSV.line(row)
  }
}
