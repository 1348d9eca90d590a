package import Ledger

/// Why a report could not be drawn.
///
/// `description` is one sentence: what was wrong, where, and what to do.
package enum ReportError: Error, Equatable {
  /// `folder` holds no ledger.
  case notARun(folder: String)
  /// The ledger opens and holds nothing to report.
  case noRecords(folder: String)
  /// gnuplot is not installed under the name `program`.
  case gnuplotMissing(program: String)
  /// gnuplot did not draw `figure`; its own words.
  case gnuplotFailed(figure: String, words: String)
  /// A file of the report cannot be written.
  case unwritable(path: String, reason: String)
  /// A run's study is no YAML.
  case badStudy(path: String, reason: String)
  /// The ledger cannot be read.
  case ledger(LedgerError)
}

extension ReportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notARun(let folder):
      "\(folder) is no run folder (it holds no ledger.sqlite): name a folder that a design wrote."
    case .noRecords(let folder):
      "The run \(folder) holds no evaluation, candidate or pathway yet: resume the run first."
    case .gnuplotMissing(let program):
      "The program \(program) was not found: install gnuplot (Debian: gnuplot-nox)."
    case .gnuplotFailed(let figure, let words):
      "gnuplot could not draw \(figure) (\(words)): run gnuplot on its script in plots/."
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)): check the folder, its rights and the free space."
    case .badStudy(let path, let reason):
      "\(path) cannot be compared (\(reason)): put back the study.yaml that the run wrote."
    case .ledger(let error): error.description
    }
  }
}
