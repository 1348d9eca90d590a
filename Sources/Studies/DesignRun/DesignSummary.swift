import Descriptors
import Generation
import InverseDesign
package import Ledger
import ProcessModel
import Realism

/// What a finished run tells: the answer first, then where the evidence is.
package struct DesignSummary: Encodable, Sendable {
  package struct Target: Encodable, Sendable {
    package let wanted: String
    package let tolerance: Double
  }
  package struct Candidate: Encodable, Sendable {
    package let rank: Int
    package let sample: Int
    package let measured: [String: Double]
    /// The largest miss over the targets, in the attribute's unit, and whose it is.
    package let error: Double
    package let worst: String
    package let withinTolerance: Bool
    package let keepsConstraints: Bool
    /// The constraints that it breaks and by how much, in words.
    package let broken: [String]
    package let folder: String
  }
  /// A number that films have on average, and how well it is known.
  package struct Average: Encodable, Sendable {
    package let mean: Double
    /// Of a forecast the standard error; of simulated films half the interval's width.
    package let error: Double
  }
  package struct Pathway: Encodable, Sendable {
    package let rank: Int
    /// `candidates` or `forward_model`.
    package let origin: String
    package let phi: Double
    package let chi: Double
    package let chiRatio: Double
    package let logTime: Double
    package let probability: Double
    package let insideWindow: Bool
    /// What films of the recipe have by the forward model, of each target's descriptor.
    package let forecast: [String: Average]
    /// The probability that a process which scatters about the recipe makes films that meet every target.
    package let yield: Double?
    /// `verified`, `missed` or `undecided`; nil where nothing was simulated or nothing could be verified.
    package let verdict: String?
    /// The recipe that counts; nil where none was simulated.
    package let proof: Proof?
    /// Every recipe that was simulated, in order.
    package let trials: [Proof]
    /// The score and its parts by name.
    package let score: Double
    package let scoreParts: [String: Double]
    /// In the units that the study's material and calibration allow.
    package let laboratory: [String: Double]
  }
  /// A recipe and what simulated films of it have.
  package struct Proof: Encodable, Sendable {
    package let phi: Double
    package let chi: Double
    package let chiRatio: Double
    package let logTime: Double
    /// Voxels of every film along x, y and z, "256×256×32".
    package let shape: String?
    package let films: Int
    package let verdict: String?
    /// The probability that an average lies beyond one given end of its interval.
    package let errorRate: Double?
    /// By attribute; half widths of targets and constraints.
    package let means: [String: ProofRecord.Mean]
    /// The largest deviation of a mean from its target, in tolerances, and whose it is.
    package let deviation: Double?
    package let worst: String?
    /// How many films would tell, and in how many seconds.
    package let filmsNeeded: Int?
    package let secondsNeeded: Double?
  }

  package let study: String
  package let folder: String
  package let report: String
  package let seed: UInt64
  package let verdict: String
  package let densityQuantile: Double
  package let targets: [String: Target]
  /// What is pushed: "maximise" or "minimise", by the objective's text.
  package let objectives: [String: String]
  /// Each constraint in words.
  package let constraints: [String]
  /// Why nothing keeps every constraint; nil where something does.
  package let blocked: String?
  /// Values that the tool chose for conditions that were not asked for.
  package let chosen: [String: Double]
  /// Where the targets were measured; nil where the study stated them.
  package let measuredOn: String?
  /// The points that no other beats in every objective; nil with fewer than two objectives.
  package let front: [FrontPoint]?
  package let candidates: [Candidate]
  package let pathways: [Pathway]
  /// Why there can be no pathways; nil where the model predicts them.
  package let noPathways: String?

  init(
    run: DesignRun, found: Finding, selection: Selection, pathways: [ProvedPathway],
    proofs records: [ProofRecord], page: String
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
    self.pathways = pathways.map { proved in
      Pathway(proved, records.filter { $0.pathwayRank == proved.pathway.rank }, run: run)
    }
  }
}

extension DesignSummary.Candidate {
  fileprivate init(_ candidate: InverseDesign.Candidate, run: DesignRun) {
    let worst = run.goal.worst(of: candidate.record.measured)
    rank = candidate.rank
    sample = candidate.record.request.seed.index
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
  fileprivate init(_ proved: ProvedPathway, _ records: [ProofRecord], run: DesignRun) {
    let pathway = proved.pathway
    rank = pathway.rank
    origin = pathway.origin.rawValue
    phi = pathway.recipe.phi
    chi = pathway.recipe.chi
    chiRatio = pathway.recipe.relativeChi(criticalChi: run.criticalChi)
    logTime = pathway.recipe.logTime
    probability = pathway.probability
    insideWindow = pathway.isInsideWindow
    forecast = Dictionary(
      uniqueKeysWithValues: pathway.forecast.map {
        ($0.key.rawValue, DesignSummary.Average(mean: $0.value.mean, error: $0.value.meanError))
      })
    yield = pathway.yield
    verdict = proved.verdict(for: run.goal)?.rawValue
    proof = records.first(where: \.counts).map { DesignSummary.Proof($0) }
    trials = records.map { DesignSummary.Proof($0) }
    score = pathway.score.total
    scoreParts = pathway.score.parts
    laboratory = Dictionary(
      uniqueKeysWithValues: run.study.laboratory.readings(
        of: proved.recipe(for: run.goal), physics: run.physics
      ).map {
        ($0.quantity.rawValue, $0.value)
      })
  }
}

extension DesignSummary.Proof {
  fileprivate init(_ record: ProofRecord) {
    phi = record.phi
    chi = record.chi
    chiRatio = record.chiRatio
    logTime = record.logTime
    shape = record.shape
    films = record.films
    verdict = record.verdict
    errorRate = record.errorRate
    means = record.means
    deviation = record.deviation
    worst = record.worstAttribute
    filmsNeeded = record.filmsNeeded
    secondsNeeded = record.secondsNeeded
  }
}
