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

  /// - Parameters:
  ///   - wanted: Some of ``parts``.
  ///   - after: Evaluations with a greater id alone.
  init(
    _ name: String, _ folder: RunFolder, parts wanted: Set<String>, after: Int64
  ) throws(LedgerError) {
    let ledger = try RunLedger(at: folder.ledger, .read)
    func part<T>(_ name: String, _ read: () throws(LedgerError) -> T) throws(LedgerError) -> T? {
      wanted.contains(name) ? try read() : nil
    }
    run = name
    facts = try part("facts") { () throws(LedgerError) in
      try ledger.facts().reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
    }
    attributes = try part("attributes", ledger.attributes)
    targets = try part("targets", ledger.targets)
    limits = try part("limits", ledger.limits)
    window = try part("window", ledger.window)
    request = try part("request", ledger.request)
    realism = try part("realism", ledger.realism) ?? nil
    evaluations = try part("evaluations", ledger.evaluations)?.filter { ($0.id ?? 0) > after }
    front = try part("front", ledger.front)
    candidates = try part("candidates", ledger.candidates)
    pathways = try part("pathways", ledger.pathways)
    proofs = try part("proofs", ledger.proofs)
    verifications = try part("verifications", ledger.verifications)
    simulations = try part("simulations", ledger.simulations)
    regions = try part("regions", ledger.regions)?.map {
      Region(phi: $0.phi, logTime: $0.logTime, chi: $0.chi, probability: $0.probability)
    }
    ridges = try part("ridges", ledger.ridges)
    densities = try part("densities", ledger.densities)?.map {
      Density(
        name: $0.name, xAttribute: $0.xAttribute, yAttribute: $0.yAttribute, x: $0.x, y: $0.y,
        values: $0.values)
    }
    laboratory = try part("laboratory", ledger.laboratory)
    training = try part("training", ledger.training)
    events = try part("events", ledger.events)
    try ledger.close()
  }
}
