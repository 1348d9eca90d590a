import Foundation
import Ledger

extension RunFolder {
  /// Whether a run with these options may be made or resumed here; writes nothing.
  func checkFree(for options: DesignOptions) throws(StudyError) {
    if options.resume {
      guard FileManager.default.fileExists(atPath: path) else {
        throw .noRun(folder: path, reason: "the folder does not exist")
      }
      guard holdsRun || isBarelyBegun else {
        throw .noRun(folder: path, reason: "study.yaml or ledger.sqlite is missing")
      }
    } else if FileManager.default.fileExists(atPath: path),
      !(options.overwrite && holdsRun || isBarelyBegun)
    {
      throw .runExists(folder: path, resumable: holdsRun)
    }
  }

  /// Whether the folder is what a run leaves that was cut off before its ledger was there: it has
  /// decided nothing, so it may begin again.
  var isBarelyBegun: Bool {
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: path), names.contains("candidates"),
      (try? files.contentsOfDirectory(atPath: path + "/candidates")) == []
    else { return false }
    return names.allSatisfy { name in
      ["candidates", "run.lock", "study.yaml"].contains(name) || name.hasPrefix(".")
        || name.hasPrefix("ledger.sqlite.new")
    }
  }

  /// Makes the folder, or holds the study against the one that the folder was made from, and locks
  /// it against a second process.
  func claim(_ study: Study, options: DesignOptions) throws -> RunLock {
    if options.resume, holdsRun {
      let made = try String(contentsOfFile: self.study, encoding: .utf8)
      try checkSame(study, as: made)
      return try RunLock(folder: path)
    }
    if !isBarelyBegun { try create(overwrite: options.overwrite) }
    let lock = try RunLock(folder: path)
    try write(study.yaml, to: self.study)
    return lock
  }

  /// Holds a study against the one that the folder was made from; more evaluations of one search may
  /// be asked for.
  private func checkSame(_ study: Study, as made: String) throws {
    guard made != study.yaml else { return }
    guard var earlier = try? Study.load(self.study) else {
      throw StudyError.otherRun(folder: path, what: "study")
    }
    let before = earlier.search.evaluations
    earlier.search.evaluations = study.search.evaluations
    guard earlier.yaml == study.yaml else {
      throw StudyError.otherRun(folder: path, what: "study")
    }
    guard study.search.evaluations > before else {
      throw StudyError.badInput(
        path: path,
        reason: "the run has \(before) evaluations, and \(study.search.evaluations) are asked for; "
          + "go on with --evaluations \(before) or more")
    }
    guard study.objectives.count < 2 else {
      throw StudyError.badInput(
        path: path,
        reason: "the searches for a front share \(before) evaluations, so a run cannot go on with "
          + "more; give another --out")
    }
  }

  func makeFolder(_ path: String) throws(StudyError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch { throw .unwritable(path: path, reason: error.localizedDescription) }
  }
}
