import GRDB

/// A record that is a row of a table.
protocol LedgerRow {
  static var table: String { get }
  init(row: RowReader) throws
  func encode(to columns: inout ColumnWriter) throws
}

extension LedgerRow {
  /// Adds the row; with `replacing`, in place of the row of the same key.
  func insert(_ database: Database, replacing: Bool = false) throws {
    var columns = ColumnWriter(table: Self.table)
    try encode(to: &columns)
    let names = columns.names.map { "\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.names.map { _ in "?" }.joined(separator: ", ")
    let verb = replacing ? "INSERT OR REPLACE" : "INSERT"
    try database.execute(
      sql: "\(verb) INTO \(Self.table) (\(names)) VALUES (\(marks))",
      arguments: StatementArguments(columns.values))
  }

  static func deleteAll(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM \(table)")
  }

  /// Every row, in the order of the rows' ids.
  static func fetchAll(_ database: Database) throws -> [Self] {
    try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY rowid").map {
      try Self(row: RowReader(table: table, row: $0))
    }
  }
}
