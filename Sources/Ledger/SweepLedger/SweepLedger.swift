import Foundation
import GRDB

/// The record of a sweep, `sweep.sqlite`: each point with its state and outcomes.
///
/// As in ``RunLedger``, each write is on disk before the call returns.
package final class SweepLedger: Sendable {
  package let path: String
  private let queue: DatabaseQueue

  private static let schema = """
    CREATE TABLE number (position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE point (
      number INTEGER PRIMARY KEY, status TEXT NOT NULL, reason TEXT,
      failures INTEGER NOT NULL) STRICT;
    CREATE TABLE value (
      point INTEGER NOT NULL REFERENCES point, path TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (point, path)) STRICT;
    CREATE TABLE outcome (
      point INTEGER NOT NULL REFERENCES point, name TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (point, name)) STRICT;
    PRAGMA user_version = 1;
    """

  /// Makes the ledger of a new sweep with all its points, in one transaction.
  package init(
    creating path: String, paths: [String], points: [SweepPointRecord]
  ) throws(LedgerError) {
    self.path = path
    queue = try ledgerErrors(path) { try DatabaseQueue(path: RunLedger.plain(path)) }
    try ledgerErrors(path) {
      try Self.secure(queue)
      try queue.write { database in
        try database.execute(sql: Self.schema)
        for (index, path) in paths.enumerated() {
          try SweepRows.Number(position: index, path: path).add(to: database)
        }
        for point in points { try Self.insert(point, database) }
      }
    }
  }

  /// Opens the ledger of an earlier sweep.
  package init(opening path: String) throws(LedgerError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    queue = try ledgerErrors(path) { try DatabaseQueue(path: RunLedger.plain(path)) }
    try ledgerErrors(path) {
      try Self.secure(queue)
      let found = try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      guard found == 1 else { throw LedgerError.newer(path: path, found: found, known: 1) }
    }
  }

  /// Opens the ledger of a sweep that another process may be writing, and changes nothing.
  package init(reading path: String) throws(LedgerError) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    try RunLedger.checkHeader(path)
    queue = try ledgerErrors(path) { try RunLedger.open(path, .read) }
    let found = try ledgerErrors(path) {
      try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }
    guard found <= 1 else { throw .newer(path: path, found: found, known: 1) }
    guard found == 1 else { throw .foreign(path: path, found: "it has no points") }
  }

  /// The paths of the swept numbers, in the order of the study file.
  package func paths() throws(LedgerError) -> [String] {
    try ledgerErrors(path) {
      try queue.read { try SweepRows.Number.all(in: $0).map(\.path) }
    }
  }

  package func points() throws(LedgerError) -> [SweepPointRecord] {
    try ledgerErrors(path) {
      try queue.read { database in
        let values = try Dictionary(grouping: SweepRows.Value.all(in: database), by: \.point)
        let outcomes = try Dictionary(grouping: SweepRows.Outcome.all(in: database), by: \.point)
        return try SweepRows.Point.all(in: database).map { row in
          SweepPointRecord(
            number: row.number,
            values: Dictionary(
              (values[row.number] ?? []).map { ($0.path, $0.value) }, uniquingKeysWith: { $1 }),
            status: row.status, reason: row.reason, failures: min(row.failures, 1 << 30),
            outcomes: Dictionary(
              (outcomes[row.number] ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
        }
      }
    }
  }

  /// Replaces what is known of a point.
  package func record(_ point: SweepPointRecord) throws(LedgerError) {
    if let bad = point.outcomes.first(where: { !$0.value.isFinite }) {
      throw .notFinite(table: "outcome", column: "value", key: bad.key)
    }
    try ledgerErrors(path) {
      try queue.write { database in
        for table in ["outcome", "value"] {
          try database.execute(
            sql: "DELETE FROM \(table) WHERE point = ?", arguments: [point.number])
        }
        try database.execute(sql: "DELETE FROM point WHERE number = ?", arguments: [point.number])
        try Self.insert(point, database)
      }
    }
  }

  private static func secure(_ queue: DatabaseQueue) throws {
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
  }

  private static func insert(_ point: SweepPointRecord, _ database: Database) throws {
    try SweepRows.Point(
      number: point.number, status: point.status, reason: point.reason, failures: point.failures
    ).add(to: database)
    for (path, value) in point.values {
      try SweepRows.Value(point: point.number, path: path, value: value).add(to: database)
    }
    for (name, value) in point.outcomes {
      try SweepRows.Outcome(point: point.number, name: name, value: value).add(to: database)
    }
  }
}
