import GRDB

/// The name of a fact about a run: a key of the table `run`.
///
/// The names below are those that a report knows by heart; any other may be added, and every
/// fact is shown among the settings of the report.
package struct RunFact: RawRepresentable, Hashable, Sendable {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The study's name.
  package static let study = RunFact(rawValue: "study")
  /// The study's seed; with a sample's index it fixes the sample's noise.
  package static let seed = RunFact(rawValue: "seed")
  /// The model's name.
  package static let model = RunFact(rawValue: "model")
  /// A digest of the model's files.
  package static let modelHash = RunFact(rawValue: "model_hash")
  /// Voxels along x, y and z, as "64×64×32".
  package static let shape = RunFact(rawValue: "shape")
  /// What lies beyond the side faces: "open" or "periodic".
  package static let sides = RunFact(rawValue: "sides")
  /// The evaluations with which the search began, where a resume has added some.
  package static let begunEvaluations = RunFact(rawValue: "evaluations_begun")
  /// The program's version.
  package static let version = RunFact(rawValue: "version")
  /// The number of threads.
  package static let threads = RunFact(rawValue: "threads")
  /// Where the networks ran.
  package static let device = RunFact(rawValue: "device")
  /// When the run started and ended, ISO 8601.
  package static let started = RunFact(rawValue: "started")
  package static let finished = RunFact(rawValue: "finished")
  /// "running", "finished", or why the run stopped.
  package static let status = RunFact(rawValue: "status")
  /// The search's algorithm, by its NLopt name.
  package static let algorithm = RunFact(rawValue: "algorithm")
  /// Why the search ended.
  package static let stopReason = RunFact(rawValue: "stop_reason")
  /// Why the run can have no pathways; absent where the model predicts them.
  package static let noPathways = RunFact(rawValue: "no_pathways")
  /// The critical interaction parameter χ_c of the model's physics.
  package static let criticalChi = RunFact(rawValue: "critical_chi")
}

/// A row of the table `run`.
struct FactRecord: Codable {
  let key: String
  let value: String
}

extension FactRecord: LedgerRow {
  static var databaseTableName: String { "run" }
}
