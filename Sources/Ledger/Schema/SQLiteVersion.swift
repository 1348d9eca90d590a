import GRDB

/// The version of the SQLite library that ledgers are written with, as “3.40.1”.
package var sqliteVersion: String {
  let found = try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
  return found.flatMap { $0 } ?? "unknown"
}
