import Ledger

/// What a list of runs shows of one: what it asks, how far it is, what it found.
package struct RunOverview: Encodable, Equatable, Sendable {
  package let study: String?
  package let model: String?
  package let seed: String?
  /// "running", "finished", or why the run stopped, as the ledger has it.
  package let status: String?
  /// ISO 8601, UTC.
  package let started: String?
  package let finished: String?
  /// Each target in words, by attribute.
  package let targets: [String: String]
  /// "maximise" or "minimise", by the objective's text.
  package let objectives: [String: String]
  package let realism: String?
  package let densityQuantile: Double?
  /// Measured ones.
  package let evaluations: Int
  /// The id of the last row, predictions among them.
  package let lastEvaluation: Int64?
  /// Of the incumbent; smaller is better.
  package let bestObjective: Double?
  package let candidates: Int
  /// Candidates that meet every tolerance.
  package let within: Int
  /// The best candidate's largest miss, in tolerances, and whose it is.
  package let bestMiss: Double?
  package let bestMissAttribute: String?
  /// The same in the attribute's own unit.
  package let bestError: Double?
  package let pathways: Int
  /// Of the best pathway.
  package let verdict: String?
  /// Pathways that simulation verified.
  package let verified: Int
  package let simulations: Int
  /// The best answer in a sentence; nil while there is none.
  package let answer: String?
}

extension RunOverview {
  /// Reads the run in `folder`.
  ///
  /// - Complexity: O(evaluations).
  package init(folder: String) throws(ReportError) {
    let ledger: RunLedger
    let record: RunRecord
    let (last, simulations): (Int64?, Int)
    do throws(LedgerError) {
      ledger = try RunLedger(at: folder + "/ledger.sqlite", .read)
      let evaluations = try ledger.evaluations()
      record = try RunRecord(overviewOf: ledger, evaluations: evaluations, folder: folder)
      (last, simulations) = (evaluations.last?.id, try ledger.simulations().count)
      try ledger.close()
    } catch { throw .ledger(error) }
    self.init(record, lastEvaluation: last, simulations: simulations)
  }

  private init(_ record: RunRecord, lastEvaluation: Int64?, simulations: Int) {
    let best = record.candidates.first
    let worst = best.flatMap { record.worstMiss(of: $0.measured) }
    study = record.facts[.study]
    model = record.facts[.model]
    seed = record.facts[.seed]
    status = record.facts[.status]
    started = record.facts[.started]
    finished = record.facts[.finished]
    targets = record.statedTargets.filter { ![.maximise, .minimise].contains($0.kind) }
      .reduce(into: [:]) { $0[$1.attribute] = record.words($1) }
    objectives = record.objectives.reduce(into: [:]) { $0[$1.attribute] = $1.kind.rawValue }
    realism = record.realism?.verdict
    densityQuantile = record.realism?.quantile
    evaluations = record.evaluations.count
    self.lastEvaluation = lastEvaluation
    bestObjective = record.evaluations.last { $0.incumbent }?.objective
    candidates = record.candidates.count
    within = record.candidates.count(where: \.within)
    bestMiss = worst?.tolerances
    bestMissAttribute = worst?.attribute
    bestError = best?.error
    pathways = record.pathways.count
    verdict = record.pathways.first?.verdict
    verified = record.pathways.count { $0.verdict == "verified" }
    self.simulations = simulations
    answer = record.answer
  }
}

extension RunRecord {
  /// The target that a film misses by most, in its tolerances; nil where none has a tolerance.
  fileprivate func worstMiss(
    of measured: [String: Double]
  ) -> (tolerances: Double, attribute: String)? {
    statedTargets.compactMap { target -> (tolerances: Double, attribute: String)? in
      guard target.accepted != nil, let tolerance = target.tolerance, tolerance > 0,
        let miss = measured[target.attribute].flatMap({ target.miss(of: $0) })
      else { return nil }
      return (miss / tolerance, target.attribute)
    }.max { $0.tolerances < $1.tolerances }
  }
}
