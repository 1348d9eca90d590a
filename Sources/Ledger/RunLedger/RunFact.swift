import GRDB

/// The name of a fact about a run: a key of the table `run`.
///
/// The names below are those that a report knows by heart; any other may be added, and every
/// fact is shown among the settings of the report.
public struct RunFact: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The study's name.
  public static let study = RunFact(rawValue: "study")
  /// The study's seed; with a sample's index it fixes the sample's noise.
  public static let seed = RunFact(rawValue: "seed")
  /// The model's name.
  public static let model = RunFact(rawValue: "model")
  /// A digest of the model's files.
  public static let modelHash = RunFact(rawValue: "model_hash")
  /// Voxels along x, y and z, as "64×64×32".
  public static let shape = RunFact(rawValue: "shape")
  /// What lies beyond the side faces: "open" or "periodic".
  public static let sides = RunFact(rawValue: "sides")
  /// The evaluations with which the search began, where a resume has added some.
  public static let begunEvaluations = RunFact(rawValue: "evaluations_begun")
  /// The program's version.
  public static let version = RunFact(rawValue: "version")
  /// The number of threads.
  public static let threads = RunFact(rawValue: "threads")
  /// Where the networks ran.
  public static let device = RunFact(rawValue: "device")
  /// When the run started and ended, ISO 8601.
  public static let started = RunFact(rawValue: "started")
  public static let finished = RunFact(rawValue: "finished")
  /// "running", "finished", or why the run stopped.
  public static let status = RunFact(rawValue: "status")
  /// The search's algorithm, by its NLopt name.
  public static let algorithm = RunFact(rawValue: "algorithm")
  /// Why the search ended.
  public static let stopReason = RunFact(rawValue: "stop_reason")
  /// Why the run can have no pathways; absent where the model predicts them.
  public static let noPathways = RunFact(rawValue: "no_pathways")
  /// The critical interaction parameter χ_c of the model's physics.
  public static let criticalChi = RunFact(rawValue: "critical_chi")
}

/// A row of the table `run`.
struct FactRecord: Codable {
  let key: String
  let value: String
}

extension FactRecord: LedgerRow {
  static var databaseTableName: String { "run" }
}
