import GRDB

/// The tables of a ledger, and how an older file becomes a current one.
///
/// `PRAGMA application_id` tells a ledger from any other SQLite file, `PRAGMA user_version` is
/// the schema's number. A migration, once released, is never edited: the next one is appended.
enum Schema {
  /// "Bino" in ASCII.
  static let applicationID: Int32 = 0x4269_6E6F

  /// Migration n takes schema n to n + 1.
  static let migrations = [tables, views, processes, goals]

  static var version: Int { migrations.count }

  /// Brings the database to `goal`, each migration in a transaction of its own.
  static func migrate(_ database: Database, to goal: Int = version) throws {
    for number in try found(database)..<goal {
      try database.inTransaction(.immediate) {
        try database.execute(sql: migrations[number])
        try database.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(number + 1)")
        return .commit
      }
    }
  }

  static func found(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }
}
