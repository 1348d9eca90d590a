import Foundation
import Ledger
import StrictYAML
import Support

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
  /// decided nothing, so it may begin again. An empty folder is one too.
  ///
  /// The folder of the candidates is made before the study is written, so a study without it is the
  /// user's own.
  var isBarelyBegun: Bool {
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: path) else { return false }
    var own = [FileLock.name]
    if names.contains("candidates") {
      guard (try? files.contentsOfDirectory(atPath: path + "/candidates")) == [] else {
        return false
      }
      own += ["candidates", "study.yaml"]
    }
    return names.allSatisfy { name in
      own.contains(name) || name.hasPrefix(".") || name.hasPrefix("ledger.sqlite.new")
    }
  }

  /// Makes the folder, or holds the study against the one that the folder was made from, and locks
  /// it against a second process.
  ///
  /// The lock comes first: nothing is looked at or written under the feet of a process at work.
  func claim(_ study: Study, options: DesignOptions) throws -> FileLock {
    try checkFree(for: options)
    try makeFolder(path)
    let lock = try FileLock(folder: path)
    if options.resume, holdsRun {
      try checkSame(study)
      return lock
    }
    if options.overwrite, holdsRun { try removeRun() }
    guard isBarelyBegun else { throw StudyError.runExists(folder: path, resumable: holdsRun) }
    try makeFolder(path + "/candidates")
    try write(study.yaml, to: self.study)
    return lock
  }

  /// Holds a study against the one that the folder was made from, by its text, or by what the text means
  /// where an earlier version of the program wrote it in another way; more evaluations of one search may
  /// be asked for.
  private func checkSame(_ study: Study) throws {
    let made = try String(contentsOfFile: self.study, encoding: .utf8)
    if made == study.yaml { return }
    guard let node = try? SettingsNode.parse(made, file: self.study),
      var earlier = try? Study.read(node)
    else { throw StudyError.otherRun(folder: path, what: "study") }
    // What a study file does not hold, such as redraws, follows from the model.
    if earlier.settings == study.settings { return }
    let before = earlier.search.evaluations
    earlier.search.evaluations = study.search.evaluations
    guard earlier.settings == study.settings else {
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

  /// Takes away what a run wrote and leaves everything else.
  ///
  /// - Throws: ``StudyError/runExists(folder:resumable:)`` where the ledger is another program's.
  private func removeRun() throws {
    do {
      _ = try RunLedger(at: ledger, .read)
    } catch LedgerError.foreign {
      throw StudyError.runExists(folder: path, resumable: false)
    } catch {}  // a damaged one may be replaced
    for name in Self.written {
      try attempt { () throws in
        if (try? FileManager.default.attributesOfItem(atPath: path + "/" + name)) != nil {
          try FileManager.default.removeItem(atPath: path + "/" + name)
        }
      }
    }
  }

  /// What a run writes, the study last: without it the folder holds no run.
  private static let written = [
    "report.html", "plots", "pareto.csv", "pathways.csv", "candidates.csv", films, "candidates",
    "ledger.sqlite-wal", "ledger.sqlite-shm", "ledger.sqlite.new", "ledger.sqlite.new-wal",
    "ledger.sqlite.new-shm", "ledger.sqlite.new-journal", "ledger.sqlite", "study.yaml",
  ]

  /// Makes a folder of the run, none of which may be a link to another place.
  func makeFolder(_ path: String) throws(StudyError) {
    do throws(FileFailure) {
      if path != self.path, path.hasPrefix(self.path + "/") {
        try OwnFolder.make(String(path.dropFirst(self.path.count + 1)), in: self.path)
      } else {
        try OwnFolder.make(in: path)
      }
    } catch { throw .unwritable(path: error.path, reason: error.reason) }
  }

  /// Takes away what a process that was killed while it wrote a volume has left in a folder.
  func removePartialFiles(in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasSuffix(".partial") {
      try? FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  /// Makes the folder of a command that writes all its results again, and locks it.
  ///
  /// - Throws: ``StudyError/runExists(folder:resumable:)`` where it holds anything but what is hidden.
  func claimNew() throws -> FileLock {
    guard isEmpty else { throw StudyError.runExists(folder: path, resumable: false) }
    try makeFolder(path)
    let lock = try FileLock(folder: path)
    guard isEmpty else { throw StudyError.runExists(folder: path, resumable: false) }
    return lock
  }

  /// Whether nothing lies in the folder but a lock and hidden files, or there is none.
  var isEmpty: Bool {
    guard FileManager.default.fileExists(atPath: path) else { return true }
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    return names?.allSatisfy { $0 == FileLock.name || $0.hasPrefix(".") } ?? false
  }
}
