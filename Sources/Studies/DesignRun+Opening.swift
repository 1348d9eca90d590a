import Foundation
import InverseDesign
import LatentDiffusion
import Ledger

extension DesignRun {
  /// Opens a run: checks everything that can be wrong before the first file is written.
  ///
  /// - Throws: what is wrong with the study, the model, the request or the folder; a new run's
  ///   folder is made last, so nothing half-written is left behind.
  static func open(
    _ study: Study, options: DesignOptions, listener: Listener
  ) throws -> (run: DesignRun, lock: RunLock) {
    let stated = options.apply(to: study)
    let folder = RunFolder(options.out ?? "runs/\(stated.name)")
    try folder.checkFree(for: options)
    let settled = try SettledStudy(stated)
    if settled.stops { throw StudyError.unrealistic(advice: settled.check.advice) }
    settled.remark.map(listener.remark)
    let (study, card, bundle) = (settled.study, settled.card, settled.bundle)
    let exact = try study.exactFractions()
    let threads = study.threads == 0 ? ProcessInfo.processInfo.activeProcessorCount : study.threads
    let generator = try SampleGenerator(folder: bundle, threads: threads)
    listener.remark("\(card.name), \(card.shape) voxels, \(threads) threads")
    let lock = try folder.claim(study, options: options)
    let ledger = try RunLedger(at: folder.ledger, folder.hasLedger ? .resume : .create)
    let digest = try ModelShelf.digest(of: bundle)
    if let made = try ledger.facts()[.modelHash], made != digest {
      throw StudyError.otherRun(folder: folder.path, what: "model")
    }
    let run = DesignRun(
      study: study, folder: folder, card: card, modelDigest: digest, goal: settled.goal,
      check: settled.check, distribution: settled.distribution,
      response: try ProcessResponse(of: card, in: bundle),
      model: NetworkModel(generator: generator, plan: study.sampler, exact: exact), ledger: ledger,
      threads: threads, listener: listener)
    try run.recordQuestion()
    return (run, lock)
  }
}
