import Foundation
import Ledger

/// All that a run recorded, read once.
struct RunRecord {
  let folder: String
  let facts: [RunFact: String]
  let attributes: [AttributeRecord]
  let targets: [TargetRecord]
  let limits: [LimitRecord]
  let front: [FrontRecord]
  let request: [RequestRecord]
  let window: [WindowRecord]
  let training: [TrainingSampleRecord]
  let realism: RealismRecord?
  let evaluations: [EvaluationRecord]
  let candidates: [CandidateRecord]
  let pathways: [PathwayRecord]
  let verifications: [VerificationRecord]
  let proofs: [ProofRecord]
  let regions: [RegionRecord]
  let ridges: [RidgeRecord]
  let laboratory: [LaboratoryRecord]
  let densities: [DensityRecord]
  let events: [EventRecord]
  /// The study as it ran, as text; `nil` where the folder holds none.
  let study: String?

  /// Reads the run in `folder`.
  init(folder: String) throws(ReportError) {
    let path = folder + "/ledger.sqlite"
    guard FileManager.default.fileExists(atPath: path) else { throw .notARun(folder: folder) }
    do throws(LedgerError) {
      let ledger = try RunLedger(at: path, .read)
      self.folder = folder
      facts = try ledger.facts()
      attributes = try ledger.attributes()
      targets = try ledger.targets()
      limits = try ledger.limits()
      front = try ledger.front()
      request = try ledger.request()
      window = try ledger.window()
      training = try ledger.training()
      realism = try ledger.realism()
      // a surrogate's word is no measurement
      evaluations = try ledger.evaluations().filter { !$0.isPrediction }
      candidates = try ledger.candidates()
      pathways = try ledger.pathways()
      verifications = try ledger.verifications()
      proofs = try ledger.proofs()
      regions = try ledger.regions()
      ridges = try ledger.ridges()
      laboratory = try ledger.laboratory()
      densities = try ledger.densities()
      events = try ledger.events()
      study = try? String(contentsOfFile: folder + "/study.yaml", encoding: .utf8)
      try ledger.close()
    } catch {
      throw .ledger(error)
    }
    if evaluations.isEmpty && candidates.isEmpty && pathways.isEmpty && realism == nil {
      throw .noRecords(folder: folder)
    }
  }

  /// What an overview of a run needs, and nothing that takes long to read.
  init(
    overviewOf ledger: RunLedger, evaluations: [EvaluationRecord], folder: String
  ) throws(LedgerError) {
    self.folder = folder
    facts = try ledger.facts()
    attributes = try ledger.attributes()
    targets = try ledger.targets()
    limits = try ledger.limits()
    realism = try ledger.realism()
    self.evaluations = evaluations.filter { !$0.isPrediction }
    candidates = try ledger.candidates()
    pathways = try ledger.pathways()
    proofs = try ledger.proofs()
    laboratory = try ledger.laboratory()
    (front, request, window, training, verifications) = ([], [], [], [], [])
    (regions, ridges, densities, events, study) = ([], [], [], [], nil)
  }
}

extension RunRecord {
  /// χ_c, from the run's facts or from a pathway's own ratio.
  var criticalChi: Double? {
    facts[.criticalChi].flatMap(Double.init)
      ?? pathways.first { $0.chiRatio > 0 }.map { $0.chi / $0.chiRatio }
  }

  /// The targets that a measured value can be held against.
  var statedTargets: [TargetRecord] { targets.filter { $0.kind != .free } }

  func window(of attribute: String) -> WindowRecord? {
    window.first { $0.attribute == attribute }
  }

  /// The request's value of an attribute: what the model was asked for.
  func requested(_ attribute: String) -> Double? {
    request.first { $0.attribute == attribute }?.used
      ?? targets.first { $0.attribute == attribute && $0.kind == .match }?.value
  }
}

extension RunRecord {
  /// The recipe that a pathway stands for after simulation; nil where none was simulated.
  func proof(of pathway: PathwayRecord) -> ProofRecord? {
    proofs.first { $0.pathwayRank == pathway.rank && $0.counts }
  }

  /// The simulated films of a recipe.
  func films(of proof: ProofRecord) -> [VerificationRecord] {
    verifications.filter {
      $0.pathwayRank == proof.pathwayRank && $0.number == proof.number
    }
  }

  /// The films of the recipes that count.
  var countingFilms: [VerificationRecord] { proofs.filter(\.counts).flatMap(films) }
}

extension RunRecord {
  /// What the study pushes, in its order.
  var objectives: [TargetRecord] {
    targets.filter { [.maximise, .minimise].contains($0.kind) }
  }

  /// The evaluations of the searches for a front.
  var frontEvaluations: [EvaluationRecord] {
    evaluations.filter { $0.origin?.stage.isOfFront == true }
  }
}
