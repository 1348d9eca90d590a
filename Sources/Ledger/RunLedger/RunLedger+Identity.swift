import Foundation
import GRDB

/// Whether a file is a ledger at all, asked before anything else is read from it.
extension RunLedger {
  /// Throws unless the file begins as SQLite's do. An empty file is no ledger either.
  static func checkHeader(_ path: String) throws(LedgerError) {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw .unwritable(path: path, reason: "it cannot be opened for reading")
    }
    defer { try? file.close() }
    let head = (try? file.read(upToCount: 16)) ?? Data()
    guard head == Data("SQLite format 3\u{0}".utf8) else {
      throw .foreign(path: path, found: head.isEmpty ? "an empty file" : "not an SQLite file")
    }
  }

  /// Throws unless the database is a ledger of a schema that this program knows.
  static func checkIdentity(_ database: Database, _ path: String) throws {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard id == Schema.applicationID else {
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name LIMIT 3")
      throw LedgerError.foreign(
        path: path,
        found: "an SQLite file of another program"
          + (tables.isEmpty ? "" : ", with tables \(tables.joined(separator: ", "))"))
    }
    let found = try Schema.found(database)
    guard found <= Schema.version else {
      throw LedgerError.newer(path: path, found: found, known: Schema.version)
    }
  }
}

/// Runs `body`; whatever it throws leaves as a ``LedgerError``.
func ledgerErrors<T>(_ path: String, _ body: () throws -> T) throws(LedgerError) -> T {
  do {
    return try body()
  } catch let error as LedgerError {
    throw error
  } catch let error as DatabaseError {
    throw LedgerError(error, path: path)
  } catch {
    throw .corrupt(path: path, detail: "\(error)")
  }
}

extension LedgerError {
  init(_ error: DatabaseError, path: String) {
    let message = error.message ?? "SQLite code \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT: self = .corrupt(path: path, detail: message)
    case .SQLITE_NOTADB: self = .foreign(path: path, found: message)
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_PERM:
      self = .unwritable(path: path, reason: message)
    default: self = .database(path: path, message: message)
    }
  }
}
