import GRDB

/// One evaluation of the objective: what was asked of the model, and what was measured.
package struct EvaluationRecord: Codable, Equatable, Sendable {
  /// 1, 2, … in the order of evaluation; given by the ledger.
  package var id: Int64?
  /// The part of the run that asked for it: a name of ``EvaluationStage``.
  package let stage: String
  /// The algorithm's NLopt name.
  package let algorithm: String
  /// The condition given to the model, by attribute.
  package let condition: [String: Double]
  /// With `samples`, the noise: replicate i has that of (seed, samples[i]).
  @DecimalText package private(set) var seed: UInt64
  package let samples: [Int]
  /// Smaller is better; `nil` where the evaluation failed.
  package let objective: Double?
  /// Mean and standard deviation over the replicates, measured on the voxels, by attribute.
  package let measured: [String: Double]
  package let spread: [String: Double]
  package let realismQuantile: Double?
  /// Whether every constraint holds.
  package let feasible: Bool
  package let failure: String?
  /// Whether it was the best feasible evaluation so far.
  package let incumbent: Bool
  package let seconds: Double
  /// ISO 8601, UTC.
  package let startedAt: String

  package init(
    id: Int64? = nil, stage: String, algorithm: String, condition: [String: Double], seed: UInt64,
    samples: [Int], objective: Double?, measured: [String: Double], spread: [String: Double],
    realismQuantile: Double?, feasible: Bool, failure: String?, incumbent: Bool, seconds: Double,
    startedAt: String
  ) {
    self.id = id
    self.stage = stage
    self.algorithm = algorithm
    self.condition = condition
    self.seed = seed
    self.samples = samples
    self.objective = objective
    self.measured = measured
    self.spread = spread
    self.realismQuantile = realismQuantile
    self.feasible = feasible
    self.failure = failure
    self.incumbent = incumbent
    self.seconds = seconds
    self.startedAt = startedAt
  }
}

extension EvaluationRecord: LedgerRow {
  static var databaseTableName: String { "evaluation" }
}
