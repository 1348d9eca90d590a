import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Volumes

extension DesignRun {
  /// Opens a run: checks everything that can be wrong before the first file is written.
  ///
  /// - Throws: what is wrong with the study, the model, the request or the folder; a new run's
  ///   folder is made last, so nothing half-written is left behind.
  static func open(
    _ study: Study, options: DesignOptions, listener: Listener
  ) throws -> (run: DesignRun, lock: RunLock) {
    var study = options.apply(to: study)
    let folder = RunFolder(options.out ?? "runs/\(study.name)")
    try folder.checkFree(for: options)
    let bundle = try ModelShelf.folder(of: study.model)
    let card = try ModelCard.load(bundle)
    study = try study.measured(for: card)
    try study.checkPredictions(of: card)
    let distribution = try RequestCheck.distribution(of: card, in: bundle)
    let (goal, check) = try settleGoal(study, card: card, distribution, listener: listener)
    try study.checkSurrogate(for: goal, card: card)
    study.sampler = try study.sampler.reaching(goal, of: card)
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
      study: study, folder: folder, card: card, modelDigest: digest, goal: goal, check: check,
      distribution: distribution, response: try ProcessResponse(of: card, in: bundle),
      model: NetworkModel(generator: generator, plan: study.sampler, exact: exact), ledger: ledger,
      threads: threads, listener: listener)
    try run.recordQuestion()
    return (run, lock)
  }

  /// The goal as the study states it, held against the training distribution.
  static func question(
    _ study: Study, card: ModelCard, _ distribution: TrainingDistribution
  ) throws -> (Goal, RequestCheck) {
    let asked = try study.goal()
    let request = asked.request.filter { card.conditions.contains($0.key) }
    let judged = request.isEmpty ? try naturalRequest(asked, distribution) : request
    return (asked, try RequestCheck(of: judged, model: card.name, in: distribution))
  }

  /// The goal as it will be pursued, after the request was held against the training distribution.
  private static func settleGoal(
    _ study: Study, card: ModelCard, _ distribution: TrainingDistribution, listener: Listener
  ) throws -> (Goal, RequestCheck) {
    let (asked, check) = try question(study, card: card, distribution)
    guard check.assessment.verdict == .unrealistic else { return (asked, check) }
    switch study.unrealistic {
    case .stop: throw StudyError.unrealistic(advice: check.advice)
    case .allow:
      listener.remark("going on with an unrealistic request, as the study allows")
      return (asked, check)
    case .project:
      guard let nearest = check.nearest else { return (asked, check) }
      listener.remark(
        "the request is unrealistic; moved to the nearest realistic one: "
          + RequestCheck.sentence(nearest.values))
      return (try asked.moved(to: nearest.values), check)
    }
  }
}

extension DesignRun {
  /// What is judged where no condition was asked for: where the search starts.
  private static func naturalRequest(
    _ goal: Goal, _ distribution: TrainingDistribution
  ) throws -> [String: Double] {
    let start = try distribution.naturalStart(for: goal)
    return Dictionary(uniqueKeysWithValues: zip(distribution.names, start))
  }
}

extension Goal {
  /// The same goal with each target value that `values` names replaced.
  func moved(to values: [String: Double]) throws -> Goal {
    let targets = targets.map { target in
      guard case .value = target.wanted, let value = values[target.attribute.rawValue] else {
        return target
      }
      return Target(
        target.attribute, .value(value), tolerance: target.tolerance, weight: target.weight)
    }
    return try Goal(
      targets: targets, objectives: objectives, constraints: constraints, preference: preference)
  }
}
