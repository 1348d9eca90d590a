import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Support

extension DesignRun {
  /// Opens a run: checks everything that can be wrong before the first file is written.
  ///
  /// - Throws: what is wrong with the study, the model, the request or the folder; a new run's
  ///   folder is made last, so nothing half-written is left behind.
  static func open(
    _ study: Study, options: DesignOptions, listener: Listener
  ) throws -> (run: DesignRun, lock: FileLock) {
    let stated = options.apply(to: study)
    let folder = RunFolder(options.out ?? "runs/\(stated.name)")
    try folder.checkFree(for: options)
    let settled = try SettledStudy(stated)
    return try open(settled, in: folder, options: options, listener: listener) {
      try DesignParts(of: settled, threads: $0)
    }
  }

  /// Opens the run of a settled study in a folder that may be its own.
  ///
  /// - Parameter load: Gives what the run works with, for a number of threads.
  static func open(
    _ settled: SettledStudy, in folder: RunFolder, options: DesignOptions, listener: Listener,
    load: (_ threads: Int) throws -> DesignParts
  ) throws -> (run: DesignRun, lock: FileLock) {
    if settled.stops { throw StudyError.unrealistic(advice: settled.check.advice) }
    settled.remark.map(listener.remark)
    let (study, card) = (settled.study, settled.card)
    let threads = Threads.count(study.threads)
    let parts = try load(threads)
    listener.remark("\(card.name), \(settled.shape) voxels, \(threads) threads")
    let lock = try folder.claim(study, options: options)
    let ledger = try parts.openLedger(folder.ledger, folder.hasLedger ? .resume : .create)
    if let made = try ledger.facts()[.modelHash], made != parts.modelDigest {
      throw StudyError.otherRun(folder: folder.path, what: "model")
    }
    var run = DesignRun(
      study: study, folder: folder, card: card, goal: settled.goal, check: settled.check,
      distribution: settled.distribution, parts: parts, ledger: ledger, threads: threads,
      listener: listener)
    try run.extendSearch()
    try run.recordQuestion()
    return (run, lock)
  }

  /// Goes on with more evaluations than the run was made with, and remembers with how many it was: how
  /// a search begins may depend on that.
  private mutating func extendSearch() throws {
    let made = try Study.load(folder.study).search.evaluations
    begunWith = try ledger.facts()[.begunEvaluations].flatMap { Int($0) }
    guard study.search.evaluations > made else { return }
    if begunWith == nil {
      try ledger.record(.begunEvaluations, "\(made)")
      begunWith = made
    }
    try folder.write(study.yaml, to: folder.study)
    listener.remark("going on with \(study.search.evaluations) evaluations after \(made)")
  }
}
