import Descriptors
import InverseDesign
import Ledger
import Realism

/// What a search ended with.
struct Finding {
  let condition: [Double]
  /// The goal that candidates are chosen by.
  let goal: Goal
  /// Why nothing keeps every constraint, in a sentence; nil where something does.
  var blocked: String?
  /// The front of several objectives, and which of its points was chosen.
  var front: [FrontPoint]?
}

extension DesignRun {
  /// Searches the conditioning space; every evaluation is in the ledger before the next begins.
  ///
  /// Evaluations that an earlier, interrupted attempt left in the ledger are replayed, not run
  /// again: the optimiser sees the same numbers and takes the same path.
  ///
  /// - Returns: The best realistic condition that was measured, or what to ask for where there is
  ///   nothing to search.
  func search() throws -> Finding {
    guard let strategy else {
      try ledger.record(.stopReason, "nothing to search: every target is a condition of the model")
      return Finding(condition: try distribution.naturalStart(for: goal), goal: goal)
    }
    let outcome = try search(goal, by: strategy, stage: .search)
    try ledger.record(.stopReason, outcome.reason)
    return try finding(in: outcome)
  }

  /// Runs one strategy for `goal`, a stage of the run, replaying what the ledger has of it.
  ///
  /// - Parameters:
  ///   - start: Where it begins; nil for the goal's own values.
  ///   - counted: Evaluations of the stages before, and of all stages together, for progress.
  ///   - spent: The time of the stages before, s.
  func search(
    _ goal: Goal, by strategy: Strategy, stage: EvaluationStage, from start: [Double]? = nil,
    counted: (before: Int, total: Int)? = nil, spent: Double = 0
  ) throws -> SearchOutcome {
    let journal = try journal(of: stage)
    if !journal.isEmpty {
      listener.remark("\(stage.rawValue): replaying \(journal.count) evaluations")
    }
    let search = try Search(
      goal: goal, model: parts.model, distribution: distribution, settings: settings(after: spent),
      measure: { measurer($0) })
    var best = Incumbent(journal, goal: goal)
    var done = (counted?.before ?? 0) + journal.count { $0.fidelity == .measured }
    let total = counted?.total ?? strategy.evaluations
    tell(done, of: total, best)
    return try search.run(strategy, from: start, replaying: journal) { evaluation, part in
      let improves = best.take(evaluation)
      try ledger.append(record(of: evaluation, in: stage, by: part, incumbent: improves))
      if evaluation.fidelity == .measured { done += 1 }
      tell(done, of: total, best)
    }
  }

  private func settings(after spent: Double) -> SearchSettings {
    SearchSettings(
      seconds: study.search.seconds.map { max(1e-3, $0 - spent) },
      replicates: study.search.replicates, seed: study.seed,
      spreadWeight: study.search.spreadWeight, realismQuantile: realismQuantile,
      onFailure: .stepAround, usesSurrogate: study.search.surrogate == .always)
  }

  private func tell(_ done: Int, of total: Int, _ best: Incumbent) {
    let note = best.misfit.map { "misfit \(decimal($0, 4))" } ?? ""
    listener.progress(StageProgress(stage: "search", done: done, total: total, note: note))
  }

  /// The best that keeps every constraint, or what comes nearest to that, with a word on it.
  func finding(in outcome: SearchOutcome) throws -> Finding {
    if let best = outcome.best { return Finding(condition: best.condition, goal: outcome.goal) }
    guard let nearest = outcome.leastBroken, let mean = nearest.summary?.mean else {
      throw StudyError.nothingFound(reason: outcome.failures ?? outcome.reason)
    }
    let words = outcome.goal.breaches(of: mean).map(\.words).joined(separator: "; ")
    let blocked =
      "none of \(outcome.evaluations.count) conditions keeps every constraint; the nearest breaks "
      + words
    listener.remark(blocked)
    try ledger.log(.warning, blocked, at: Timestamp.now())
    return Finding(condition: nearest.condition, goal: outcome.goal, blocked: blocked)
  }
}

extension SearchOutcome {
  /// The last reason why an evaluation could not be measured, and of how many it is the last.
  fileprivate var failures: String? {
    let reasons = evaluations.compactMap(\.failure)
    return reasons.last.map { "\(reasons.count) evaluations failed, the last one since \($0)" }
  }
}

/// The best realistic evaluation so far that keeps every constraint.
struct Incumbent {
  private let goal: Goal
  private(set) var misfit: Double?

  init(_ journal: [Evaluation], goal: Goal) {
    self.goal = goal
    journal.forEach { take($0) }
  }

  /// Whether `evaluation` is better than all before it.
  @discardableResult mutating func take(_ evaluation: Evaluation) -> Bool {
    guard evaluation.isRealistic, evaluation.fidelity == .measured, goal.isKept(by: evaluation),
      let found = evaluation.misfit,
      found < misfit ?? .infinity
    else { return false }
    misfit = found
    return true
  }
}
