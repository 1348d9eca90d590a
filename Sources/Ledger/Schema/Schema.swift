import GRDB

/// The tables of a ledger, and how an older file becomes a current one.
///
/// `PRAGMA application_id` tells a ledger from any other SQLite file, `PRAGMA user_version` is
/// the schema's number. A migration, once released, is never edited: the next one is appended.
enum Schema {
  /// "Bino" in ASCII.
  static let applicationID: Int32 = 0x4269_6E6F

  /// Migration n takes schema n to n + 1.
  static let migrations = [tables, views, processes, goals, unused, proofs]

  static var version: Int { migrations.count }

  /// Brings the database to `goal`, each migration in a transaction of its own: a process killed
  /// meanwhile leaves the schema of before or of after.
  static func migrate(_ database: some DatabaseWriter, to goal: Int = version) throws {
    try migrator.migrate(database, upTo: name(goal))
  }

  static func found(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// The columns of each table of a current ledger.
  static let columns: [String: [String]] = {
    do {
      let ledger = try DatabaseQueue()
      try migrate(ledger)
      return try ledger.read { database in
        let tables = try String.fetchAll(
          database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
        return try Dictionary(
          uniqueKeysWithValues: tables.map { ($0, try database.columns(in: $0).map(\.name)) })
      }
    } catch {
      preconditionFailure("the schema can be made in memory: \(error)")
    }
  }()

  /// A ledger of a program that kept no list of its migrations has its `user_version` only: what it
  /// has had is entered in the list and not done again.
  private static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
    for (number, sql) in zip(1..., migrations) {
      migrator.registerMigration(name(number)) { database in
        guard try found(database) < number else { return }
        try database.execute(sql: sql)
        try database.execute(
          sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(number)")
      }
    }
    return migrator
  }()

  private static func name(_ number: Int) -> String { "schema \(number)" }
}
