import Descriptors
import InverseDesign
import Realism

/// What a finished run tells: the answer first, then where the evidence is.
public struct DesignSummary: Encodable, Sendable {
  public struct Target: Encodable, Sendable {
    public let wanted: String
    public let tolerance: Double
  }
  public struct Candidate: Encodable, Sendable {
    public let rank: Int
    public let sample: Int
    public let measured: [String: Double]
    /// The largest miss over the targets, in the attribute's unit, and whose it is.
    public let error: Double
    public let worst: String
    public let withinTolerance: Bool
    public let keepsConstraints: Bool
    /// The constraints that it breaks and by how much, in words.
    public let broken: [String]
    public let folder: String
  }
  public struct Pathway: Encodable, Sendable {
    public let rank: Int
    public let phi: Double
    public let chi: Double
    public let chiOverCritical: Double
    public let logTime: Double
    public let probability: Double
    public let insideWindow: Bool
    /// What simulated films of this pathway have, mean over seeds; nil where none was simulated.
    public let simulated: [String: Double]?
    /// Whether that mean is within tolerance.
    public let simulatedWithin: Bool?
    /// Whether there were films enough to tell: standard errors within the tolerances.
    public let simulatedConclusive: Bool?
    /// Where the recipe was moved to, until simulated films met the targets; nil where it was not.
    public let refined: Refined?
    /// By the films of the refined recipe where those are nearer to the targets.
    public let verified: Bool?
    /// Whether there were films enough to tell: standard errors within the tolerances.
    public let conclusive: Bool?
    /// The score and its parts by name.
    public let score: Double
    public let scoreParts: [String: Double]
    /// In the units that the study's material and calibration allow.
    public let laboratory: [String: Double]
  }
  public struct Refined: Encodable, Sendable {
    public let phi: Double
    public let chi: Double
    public let chiOverCritical: Double
    public let logTime: Double
    /// Mean over films that were made after the recipe was chosen.
    public let simulated: [String: Double]
    public let withinTolerance: Bool
    public let conclusive: Bool
    public let filmsWithinTolerance: Int
    public let films: Int
  }

  public let study: String
  public let folder: String
  public let report: String
  public let seed: UInt64
  public let verdict: String
  public let densityQuantile: Double
  public let targets: [String: Target]
  /// What is pushed: "maximise" or "minimise", by the objective's text.
  public let objectives: [String: String]
  /// Each constraint in words.
  public let constraints: [String]
  /// Why nothing keeps every constraint; nil where something does.
  public let blocked: String?
  /// Values that the tool chose for conditions that were not asked for.
  public let chosen: [String: Double]
  /// Where the targets were measured; nil where the study stated them.
  public let measuredOn: String?
  /// The points that no other beats in every objective; nil with fewer than two objectives.
  public let front: [FrontPoint]?
  public let candidates: [Candidate]
  public let pathways: [Pathway]
  /// Why there can be no pathways; nil where the model predicts them.
  public let noPathways: String?

  init(
    run: DesignRun, found: Finding, selection: Selection, pathways: [ProvedPathway],
    page: String
  ) {
    study = run.study.name
    folder = run.folder.path
    report = page
    seed = run.study.seed
    verdict = run.check.assessment.verdict.rawValue
    densityQuantile = run.check.assessment.quantile
    targets = Dictionary(
      uniqueKeysWithValues: run.goal.targets.map {
        ($0.attribute.rawValue, Target(wanted: $0.words, tolerance: $0.tolerance))
      })
    objectives = Dictionary(
      uniqueKeysWithValues: run.goal.objectives.map {
        ($0.attribute.rawValue, $0.direction.rawValue)
      })
    constraints = run.goal.constraints.map(\.words)
    blocked = found.blocked
    chosen = run.named(found.condition).filter { run.goal.request[$0.key] == nil }
    measuredOn = run.study.measuredOn
    front = found.front
    candidates = selection.kept.map { Candidate($0, run: run) }
    noPathways = run.card.noPathways
    self.pathways = pathways.map { Pathway($0, run: run) }
  }
}

extension DesignSummary.Candidate {
  fileprivate init(_ candidate: InverseDesign.Candidate, run: DesignRun) {
    let worst = run.goal.worst(of: candidate.record.measured)
    rank = candidate.rank
    sample = candidate.record.request.noise.index
    measured = run.plain(candidate.record.measured)
    error = worst?.error ?? 0
    self.worst = worst?.attribute.rawValue ?? ""
    withinTolerance = candidate.record.meetsTargets
    keepsConstraints = candidate.record.keepsConstraints
    broken = run.goal.breaches(of: candidate.record.measured).map(\.words)
    folder = run.folder.path + "/" + run.folder.candidate(candidate.rank)
  }
}

extension DesignSummary.Pathway {
  fileprivate init(_ proved: ProvedPathway, run: DesignRun) {
    let pathway = proved.pathway
    rank = pathway.rank
    phi = pathway.recipe.phi
    chi = pathway.recipe.chi
    chiOverCritical = pathway.recipe.relativeChi(
      criticalChi: run.criticalChi)
    logTime = pathway.recipe.logTime
    probability = pathway.probability
    insideWindow = pathway.isInsideWindow
    simulated = proved.predicted.map { run.plain($0.mean) }
    simulatedWithin = proved.predicted?.isWithinTolerance
    simulatedConclusive = proved.predicted?.isConclusive
    refined = proved.refined.map { DesignSummary.Refined($0, run: run) }
    verified = proved.proof(for: run.goal)?.isWithinTolerance
    conclusive = proved.proof(for: run.goal)?.isConclusive
    score = pathway.score.total
    scoreParts = pathway.score.parts
    let recipe = proved.usesRefined(for: run.goal) ? proved.refined!.recipe : pathway.recipe
    laboratory = Dictionary(
      uniqueKeysWithValues: run.study.laboratory.readings(of: recipe).map {
        ($0.quantity.rawValue, $0.value)
      })
  }
}

extension DesignSummary.Refined {
  fileprivate init(_ proof: Verification, run: DesignRun) {
    phi = proof.recipe.phi
    chi = proof.recipe.chi
    chiOverCritical = proof.recipe.chi / 2
    logTime = proof.recipe.logTime
    simulated = run.plain(proof.mean)
    withinTolerance = proof.isWithinTolerance
    conclusive = proof.isConclusive
    filmsWithinTolerance = proof.filmsWithin(run.goal)
    films = proof.films.count
  }
}
