import Foundation
import GRDB
import Support

/// The record of a run: every evaluation, candidate and pathway, in one SQLite file.
///
/// Each write is a transaction that is on disk before the call returns (write-ahead log,
/// `synchronous = FULL`): a process killed at any moment loses nothing that it recorded, and
/// leaves a file that opens. One process writes, which `FileLock` sees to; any number may read.
package final class RunLedger: Sendable {
  /// What a ledger is opened for.
  package enum Access: Sendable {
    /// A new ledger; the file must not exist.
    case create
    /// An existing ledger, to write on; an older schema is brought up to date.
    case resume
    /// An existing ledger, never changed; of an older one a copy in memory is brought up to date.
    case read
  }

  /// The schema that this program writes; a ledger of a later one is refused.
  package static var schema: Int { Schema.version }

  package let path: String
  let queue: DatabaseQueue
  let access: Access
  /// Called after every write, which is on disk then; what it throws is thrown by the write.
  let afterWrite: (@Sendable () throws(LedgerError) -> Void)?

  /// Opens the ledger at `path`, the file `ledger.sqlite` of a run folder.
  package convenience init(at path: String, _ access: Access) throws(LedgerError) {
    try self.init(at: path, access, schema: nil, afterWrite: nil)
  }

  /// Opens a ledger for a test: whose schema is brought to `schema` only, as an old file's is, or
  /// which is looked at after every write.
  package init(
    at path: String, _ access: Access, schema: Int? = nil,
    afterWrite: (@Sendable () throws(LedgerError) -> Void)? = nil
  ) throws(LedgerError) {
    self.path = path
    self.access = access
    self.afterWrite = afterWrite
    let schema = schema ?? Schema.version
    let exists = FileManager.default.fileExists(atPath: path)
    if access == .create {
      if exists { throw .exists(path: path) }
      try Self.make(path, schema: schema)
    } else {
      guard exists else { throw .missing(path: path) }
      if access == .resume { try Self.refuseLink(path) }
      try Self.checkHeader(path)
    }
    queue = try ledgerErrors(path) {
      try Self.prepared(Self.open(path, access), path, access, schema: schema)
    }
  }

  /// Folds the write-ahead log into the file and closes it.
  package func close() throws(LedgerError) {
    try ledgerErrors(path) { try self.queue.close() }
  }

  /// Makes the ledger whole under another name, then gives it its own: a process killed meanwhile, or
  /// a disk that is full, leaves none.
  ///
  /// The draft has a rollback journal, not a write-ahead log: each commit is in the file itself, or is
  /// an error. A log would be folded in when the file is closed, which says nothing where it fails.
  private static func make(_ path: String, schema: Int) throws(LedgerError) {
    let draft = path + ".new"
    for end in ["", "-wal", "-shm", "-journal"] {
      try? FileManager.default.removeItem(atPath: draft + end)
    }
    try ledgerErrors(path) {
      let queue = try open(draft, .create)
      try queue.inDatabase {
        try $0.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL")
      }
      try Schema.migrate(queue, to: schema)
      try queue.close()
    }
    do { try DurableFile.commit(draft, to: path) } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }

  /// SQLite would follow the link and write where it leads.
  private static func refuseLink(_ path: String) throws(LedgerError) {
    guard (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil else {
      throw .unwritable(path: path, reason: "it is a symbolic link; put the file in its place")
    }
  }

  static func open(_ path: String, _ access: Access) throws -> DatabaseQueue {
    var settings = Configuration()
    settings.readonly = access == .read
    settings.busyMode = .timeout(5)
    settings.label = "ledger"
    // With no log beside it the file is whole: read as immutable, it gains no files next to it.
    let quiet = access == .read && !FileManager.default.fileExists(atPath: path + "-wal")
    return try DatabaseQueue(path: quiet ? immutable(path) : plain(path), configuration: settings)
  }

  /// The path as no URI: SQLite reads one that begins with `file:` as such.
  static func plain(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  private static func immutable(_ path: String) -> String {
    let kept = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-_.~"))
    let escaped = path.addingPercentEncoding(withAllowedCharacters: kept) ?? path
    return "file:\(escaped)?immutable=1"
  }

  private static func prepared(
    _ queue: DatabaseQueue, _ path: String, _ access: Access, schema: Int
  ) throws -> DatabaseQueue {
    let found = try queue.inDatabase { database in
      try checkIdentity(database, path)
      return try Schema.found(database)
    }
    guard access != .read else {
      return found < schema ? try currentCopy(of: queue, schema: schema) : queue
    }
    try queue.inDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    try Schema.migrate(queue, to: schema)
    return queue
  }

  /// An older ledger as a current one, in memory.
  private static func currentCopy(of old: DatabaseQueue, schema: Int) throws -> DatabaseQueue {
    let copy = try DatabaseQueue()
    try old.backup(to: copy)
    try old.close()
    try Schema.migrate(copy, to: schema)
    return copy
  }
}
