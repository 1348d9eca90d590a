import Descriptors
import InverseDesign
import Ledger

extension DesignRun {
  /// Searches the conditioning space; every evaluation is in the ledger before the next begins.
  ///
  /// Evaluations that an earlier, interrupted attempt left in the ledger are replayed, not run
  /// again: the optimiser sees the same numbers and takes the same path.
  ///
  /// - Returns: The best realistic condition that was measured, or what to ask for where there is
  ///   nothing to search.
  func search() throws -> [Double] {
    guard let algorithm else {
      try ledger.record(.stopReason, "nothing to search: every target is a condition of the model")
      return try distribution.naturalStart(for: goal)
    }
    let journal = try ledger.evaluations().filter {
      [Self.searching, Self.predicting].contains($0.stage)
    }
    .map { try evaluation(from: $0) }
    if !journal.isEmpty { listener.remark("replaying \(journal.count) evaluations") }
    let search = try Search(
      goal: goal, model: model, distribution: distribution, settings: settings(algorithm),
      measure: { measurer($0) })
    var best = Incumbent(journal)
    var done = journal.count { $0.fidelity == .measured }
    tell(done, best)
    let outcome = try search.run(replaying: journal) { evaluation in
      let improves = best.take(evaluation)
      try ledger.append(record(of: evaluation, by: algorithm, incumbent: improves))
      if evaluation.fidelity == .measured { done += 1 }
      tell(done, best)
    }
    try ledger.record(.stopReason, outcome.reason)
    guard let found = outcome.best else { throw StudyError.nothingFound(reason: outcome.reason) }
    return found.condition
  }

  /// What the ledger calls this part of the run.
  static let searching = "search"
  /// What it calls the conditions that a surrogate proposed, with what it told of them.
  static let predicting = "surrogate"

  private func settings(_ algorithm: String) -> SearchSettings {
    SearchSettings(
      algorithm: algorithm, evaluations: study.search.evaluations,
      seconds: study.search.seconds, replicates: study.search.replicates, seed: study.seed,
      spreadWeight: study.search.spreadWeight,
      realismQuantile: study.unrealistic == .allow ? nil : study.search.realism,
      usesSurrogate: study.search.surrogate == .always)
  }

  private func tell(_ done: Int, _ best: Incumbent) {
    let note = best.misfit.map { "misfit \(decimal($0, 4))" } ?? ""
    listener.progress(
      StageProgress(stage: "search", done: done, total: study.search.evaluations, note: note))
  }
}

/// The best realistic evaluation so far.
struct Incumbent {
  private(set) var misfit: Double?

  init(_ journal: [Evaluation]) { journal.forEach { take($0) } }

  /// Whether `evaluation` is better than all before it.
  @discardableResult mutating func take(_ evaluation: Evaluation) -> Bool {
    guard evaluation.isRealistic, evaluation.fidelity == .measured, let found = evaluation.misfit,
      found < misfit ?? .infinity
    else { return false }
    misfit = found
    return true
  }
}
