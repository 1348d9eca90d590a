import Foundation
import GRDB

/// A record that is a row of a table: its properties are the columns, in snake case.
///
/// To add a table: its `CREATE TABLE` in a new migration, appended to `Schema.migrations`; a record
/// here whose stored properties are its columns, which conforms with the table's name; methods of
/// ``RunLedger`` that write and read it, one line each; a section of docs/reference/ledger.md, which
/// `DocumentationTests` compares with the schema. A property that may be NULL is optional, a
/// dictionary, array or structure becomes a JSON column, a seed is a ``DecimalText``.
protocol LedgerRow: Codable, FetchableRecord, PersistableRecord {
  /// What no type says of a row that was read.
  func check() throws(RowDamage)
}

extension LedgerRow {
  static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy {
    .convertFromSnakeCase
  }

  static var databaseColumnEncodingStrategy: DatabaseColumnEncodingStrategy { .convertToSnakeCase }

  static func databaseJSONDecoder(for column: String) -> JSONDecoder {
    ColumnDecoder(table: databaseTableName, column: column)
  }

  static func databaseJSONEncoder(for column: String) -> JSONEncoder {
    ColumnEncoder(table: databaseTableName, column: column)
  }

  func check() throws(RowDamage) {}

  /// Adds the row; with `replacing`, in place of the row of the same key.
  func add(to database: Database, replacing: Bool = false) throws {
    try requireFinite()
    try insert(database, onConflict: replacing ? .replace : .abort)
  }

  /// Every row, in the order of the rows' ids.
  ///
  /// A file can be changed by another program, so a column that is missing, NULL, of another type or
  /// no finite number is an error that names it, never a trap. The rows are copies: GRDB converts
  /// the columns of a running statement without a check.
  static func all(in database: Database) throws -> [Self] {
    let sql = "SELECT * FROM \"\(databaseTableName)\" ORDER BY rowid"
    return try Row.fetchAll(database, sql: sql).enumerated().map { index, row in
      try RowDamage.located(table: databaseTableName, row: index + 1) { try read(row) }
    }
  }

  private static func read(_ row: Row) throws -> Self {
    // GRDB would take the whole row for the value of a column that is missing.
    for column in Schema.columns[databaseTableName] ?? [] where !row.hasColumn(column) {
      throw RowDamage(column, "is missing")
    }
    for (column, value) in row {
      if case .double(let number) = value.storage, !number.isFinite {
        throw RowDamage(column, "is \(number), no finite number")
      }
    }
    let record = try Self(row: row)
    try record.check()
    return record
  }

  private func requireFinite() throws {
    do {
      for (column, value) in try databaseDictionary.sorted(by: { $0.key < $1.key }) {
        if case .double(let number) = value.storage, !number.isFinite {
          throw LedgerError.notFinite(table: Self.databaseTableName, column: column, key: "")
        }
      }
    } catch EncodingError.invalidValue(_, let context) {
      throw LedgerError.notFinite(
        table: Self.databaseTableName, column: context.codingPath.first?.stringValue ?? "", key: "")
    }
  }
}
