import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import Realism

extension DesignRun {
  /// The ledger's row for `evaluation`.
  func record(
    of evaluation: Evaluation, in stage: EvaluationStage, by algorithm: String, incumbent: Bool
  ) -> EvaluationRecord {
    EvaluationRecord(
      stage: evaluation.fidelity == .measured ? stage.rawValue : stage.surrogateName,
      algorithm: algorithm,
      condition: named(evaluation.condition), seed: study.seed,
      samples: Array(0..<study.search.replicates),
      objective: evaluation.misfit, measured: plain(evaluation.summary?.mean ?? [:]),
      spread: plain(evaluation.summary?.spread ?? [:]),
      realismQuantile: evaluation.quantile,
      feasible: evaluation.isRealistic && goal.isKept(by: evaluation),
      failure: evaluation.failure, incumbent: incumbent, seconds: evaluation.seconds,
      startedAt: Timestamp.now())
  }

  /// The evaluation that a row of the ledger tells of; the opposite of ``record(of:in:by:incumbent:)``.
  func evaluation(from record: EvaluationRecord) throws -> Evaluation {
    let condition = try card.conditions.map { name in
      guard let value = record.condition[name] else {
        throw StudyError.otherRun(folder: folder.path, what: "model: its ledger lacks \(name)")
      }
      return value
    }
    let result: Evaluation.Result =
      if let misfit = record.objective {
        .measured(
          Evaluation.Summary(
            mean: attributes(record.measured), spread: attributes(record.spread), misfit: misfit))
      } else {
        .failed(reason: record.failure ?? "no reason recorded")
      }
    return Evaluation(
      number: Int(record.id ?? 1) - 1, condition: condition,
      quantile: record.realismQuantile ?? 0, isRealistic: isRealistic(condition),
      seconds: record.seconds, result: result,
      fidelity: record.isPrediction ? .predicted : .measured)
  }

  /// What an earlier, interrupted attempt left of a stage of the search, in order.
  func journal(of stage: EvaluationStage) throws -> [Evaluation] {
    try ledger.evaluations().filter { $0.origin?.stage == stage }
      .enumerated()
      .map { try evaluation(from: $1).numbered($0) }
  }

  /// Whether the search may choose a condition.
  private func isRealistic(_ condition: [Double]) -> Bool {
    guard let quantile = realismQuantile else { return true }
    return distribution.isRealistic(condition, quantile: quantile)
  }

  /// The density quantile that the search does not leave; nil where it may go anywhere.
  var realismQuantile: Double? { study.unrealistic == .allow ? nil : study.search.realism }

  /// A condition by name.
  func named(_ condition: [Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(card.conditions, condition))
  }

  func plain(_ values: [Attribute: Double]) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }

  private func attributes(_ values: [String: Double]) -> [Attribute: Double] {
    Attribute.keyed(values)
  }
}

extension Evaluation {
  /// Why it could not be measured; nil where it was.
  var failure: String? {
    if case .failed(let reason) = result { reason } else { nil }
  }
}
