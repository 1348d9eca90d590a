import Ledger
import Studies

/// A run's ledger as JSON: every table under its own name, every column under its own.
struct RunRecordDocument: JSONDocument, Sendable {
  static let document = "run_record"

  let run: String
  let facts: [String: String]?
  let attributes: [AttributeRecord]?
  let targets: [TargetRecord]?
  let limits: [LimitRecord]?
  let window: [WindowRecord]?
  let request: [RequestRecord]?
  let realism: RealismRecord?
  let evaluations: [EvaluationRecord]?
  let front: [FrontRecord]?
  let candidates: [CandidateRecord]?
  let pathways: [PathwayRecord]?
  let proofs: [ProofRecord]?
  let verifications: [VerificationRecord]?
  let simulations: [SimulationRecord]?
  let regions: [Region]?
  let ridges: [RidgeRecord]?
  let densities: [Density]?
  let laboratory: [LaboratoryRecord]?
  let training: [TrainingSampleRecord]?
  let events: [EventRecord]?
  /// Why a part that was asked for is missing, by its name; nil where all could be read.
  let unreadable: [String: String]?

  /// ``RegionRecord`` with its numbers as a list.
  struct Region: Encodable, Sendable {
    let phi: Double
    let logTime: [Double]
    let chi: [Double]
    /// One for each point of the grid, log_time fastest.
    let probability: [Double]
  }

  /// ``DensityRecord`` with its numbers as a list.
  struct Density: Encodable, Sendable {
    let name: String
    let xAttribute: String
    let yAttribute: String
    let x: [Double]
    let y: [Double]
    /// x fastest.
    let values: [Double]
  }

  static let parts = [
    "facts", "attributes", "targets", "limits", "window", "request", "realism", "evaluations",
    "front", "candidates", "pathways", "proofs", "verifications", "simulations", "regions",
    "ridges", "densities", "laboratory", "training", "events",
  ]
  /// What is left out unless asked for.
  static let large: Set<String> = ["densities", "training"]

  /// Reads what can be read: a damaged table takes nothing from the others.
  ///
  /// - Parameters:
  ///   - wanted: Some of ``parts``.
  ///   - after: Evaluations with a greater id alone.
  /// - Throws: Where the file is no ledger that this program can open.
  init(
    _ name: String, _ folder: RunFolder, parts wanted: Set<String>, after: Int64
  ) throws(LedgerError) {
    let ledger = try RunLedger(at: folder.ledger, .read)
    var faults: [String: String] = [:]
    func part<T>(_ name: String, _ read: () throws(LedgerError) -> T) -> T? {
      guard wanted.contains(name) else { return nil }
      do { return try read() } catch {
        faults[name] = "\(error)"
        return nil
      }
    }
    run = name
    facts = part("facts") { () throws(LedgerError) in
      try ledger.facts().reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }
    attributes = part("attributes", ledger.attributes)
    targets = part("targets", ledger.targets)
    limits = part("limits", ledger.limits)
    window = part("window", ledger.window)
    request = part("request", ledger.request)
    realism = part("realism", ledger.realism) ?? nil
    evaluations = part("evaluations", ledger.evaluations)?.filter { ($0.id ?? 0) > after }
    front = part("front", ledger.front)
    candidates = part("candidates", ledger.candidates)
    pathways = part("pathways", ledger.pathways)
    proofs = part("proofs", ledger.proofs)
    verifications = part("verifications", ledger.verifications)
    simulations = part("simulations", ledger.simulations)
    regions = part("regions", ledger.regions)?.map {
      Region(phi: $0.phi, logTime: $0.logTime, chi: $0.chi, probability: $0.probability)
    }
    ridges = part("ridges", ledger.ridges)
    densities = part("densities", ledger.densities)?.map {
      Density(
        name: $0.name, xAttribute: $0.xAttribute, yAttribute: $0.yAttribute, x: $0.x, y: $0.y,
        values: $0.values)
    }
    laboratory = part("laboratory", ledger.laboratory)
    training = part("training", ledger.training)
    events = part("events", ledger.events)
    unreadable = faults.isEmpty ? nil : faults
    try ledger.close()
  }
}
