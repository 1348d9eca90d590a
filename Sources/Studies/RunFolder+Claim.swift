import Foundation
import Ledger

extension RunFolder {
  /// Whether a run with these options may be made or resumed here; writes nothing.
  func checkFree(for options: DesignOptions) throws(StudyError) {
    if options.resume {
      guard FileManager.default.fileExists(atPath: path) else {
        throw .noRun(folder: path, reason: "the folder does not exist")
      }
      guard holdsRun else {
        throw .noRun(folder: path, reason: "study.yaml or ledger.sqlite is missing")
      }
    } else if FileManager.default.fileExists(atPath: path), !(options.overwrite && holdsRun) {
      throw .runExists(folder: path, resumable: holdsRun)
    }
  }

  /// Makes the folder, or holds the study against the one that the folder was made from, and locks
  /// it against a second process.
  func claim(_ study: Study, options: DesignOptions) throws -> RunLock {
    if options.resume {
      let made = try String(contentsOfFile: self.study, encoding: .utf8)
      guard made == study.yaml else { throw StudyError.otherRun(folder: path, what: "study") }
      return try RunLock(folder: path)
    }
    try create(overwrite: options.overwrite)
    let lock = try RunLock(folder: path)
    try write(study.yaml, to: self.study)
    return lock
  }

  func makeFolder(_ path: String) throws(StudyError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw .unwritable(path: path, reason: error.localizedDescription) }
  }
}
