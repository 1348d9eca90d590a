/// What can go wrong with a ledger.
///
/// `description` is one sentence: what was wrong, where, and what to do.
package enum LedgerError: Error, Equatable {
  /// There is no ledger at `path`.
  case missing(path: String)
  /// A new ledger was asked for and a file is already there.
  case exists(path: String)
  /// The file is no ledger: it is no SQLite database, or another program's.
  case foreign(path: String, found: String)
  /// SQLite finds the file damaged.
  case corrupt(path: String, detail: String)
  /// The ledger was written by a later version of the program.
  case newer(path: String, found: Int, known: Int)
  /// The file or its folder cannot be written.
  case unwritable(path: String, reason: String)
  /// A number that is not finite was offered for `column` of `table`, under `key`.
  case notFinite(table: String, column: String, key: String)
  /// Anything else that SQLite reports.
  case database(path: String, message: String)
}

extension LedgerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no ledger at \(path): name the folder of a run, which holds ledger.sqlite."
    case .exists(let path):
      "There is a ledger at \(path) already: resume that run, or choose another folder."
    case .foreign(let path, let found):
      "\(path) is no ledger of a run (\(found)): name the folder of a run."
    case .corrupt(let path, let detail):
      "The ledger \(path) is damaged (\(detail)): restore a copy, or run the study again."
    case .newer(let path, let found, let known):
      "The ledger \(path) has schema \(found) and this program knows up to \(known): "
        + "use the version of the program that wrote it."
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)): check the folder, its rights and the free space."
    case .notFinite(let table, let column, let key):
      "A number that is not finite was to be recorded in \(table).\(column)"
        + (key.isEmpty ? "" : " under \(key)") + ": the run cannot go on from it."
    case .database(let path, let message):
      "The ledger \(path) failed (\(message)): check the disk, then resume the run."
    }
  }
}
