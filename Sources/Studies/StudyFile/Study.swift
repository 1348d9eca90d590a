package import InverseDesign
package import Volumes

/// One question to Binodal: what the film should be, and how to look for it.
///
/// The schema, with the meaning, unit, default and range of every key, is
/// `docs/reference/study.md`.
package struct Study: Equatable, Sendable {
  /// The study's name; its run folder is `runs/NAME` unless another is given.
  package var name: String
  /// The model bundle: a name on the shelf (`models/NAME`) or a path.
  package var model: String
  /// The seed from which all noise of the study follows.
  package var seed: UInt64
  /// What to do with a request that the model's training distribution does not hold.
  package var unrealistic: UnrealisticPolicy
  /// The descriptors that the film should have.
  package var targets: [Target]
  /// A volume whose descriptors become targets, until it has been measured.
  package var source: TargetSource?
  /// Which volume targets were measured on, for readers; nil where none was.
  package var measuredOn: String?
  /// What to push up or down once the targets are kept; several make a Pareto front.
  package var objectives: [Objective]
  /// What every film must keep.
  package var constraints: [Constraint]
  /// How a front of several objectives is looked for.
  package var pareto: ParetoPlan
  package var search: SearchPlan
  package var candidates: CandidatePlan
  package var window: ProcessWindow
  package var pathways: PathwayPlan
  package var verification: VerificationPlan
  package var refinement: RefinementPlan
  /// What reads recipes in a laboratory's units.
  package var laboratory: Laboratory
  package var sampler: SamplerPlan
  /// The number of threads; 0 stands for all cores.
  package var threads: Int
}

/// What happens to a request that the training distribution does not hold.
package enum UnrealisticPolicy: String, CaseIterable, Sendable {
  /// The run ends before it starts, with the nearest realistic request as advice.
  case stop
  /// The run goes on with the nearest realistic request, and says so.
  case project
  /// The run goes on as asked.
  case allow
}

/// How the conditioning space is searched.
package struct SearchPlan: Equatable, Sendable {
  /// NLopt's name of the algorithm, a multi-level one with its local method: `LN_BOBYQA`,
  /// `G_MLSL_LDS+LN_BOBYQA`; nil for what suits the problem, see
  /// ``Study/strategy(conditions:predicted:)``.
  package var algorithm: String?
  /// Most evaluations; each generates and measures `replicates` volumes.
  package var evaluations = 40
  /// Longest duration of the search, s; nil for no limit. A limit in seconds is not reproducible.
  package var seconds: Double?
  /// Volumes per evaluation; their noise is the same in every evaluation.
  package var replicates = 8
  /// Weight of the spread between replicates in the misfit.
  package var spreadWeight = 0.1
  /// Whether the search follows the predictor's word and measures only where that leads.
  package var surrogate = SurrogateUse.auto
  /// The density quantile of the training set that the search does not leave.
  package var realism = 0.05
}

/// Whether a search follows the model's predictions.
package enum SurrogateUse: String, CaseIterable, Sendable {
  /// Where the algorithm follows gradients.
  case auto
  case always, never
}

/// How candidates are made from the best condition.
package struct CandidatePlan: Equatable, Sendable {
  /// Candidates to take home.
  package var count = 5
  /// Most volumes generated with fresh noise, of which the candidates are chosen.
  package var samples = 64
  /// How often what is asked of one noise is corrected by what came out.
  package var aims = 8
  /// Two volumes closer than this in two-point statistics are duplicates; dimensionless.
  package var duplicateDistance = 0.002

  /// Whether targets on volume fractions are met to a voxel, by moving where the decoded phases
  /// part.
  package var exactFractions = false

  package init() {}
}

/// Which pathways are proved by simulation.
package struct VerificationPlan: Equatable, Sendable {
  /// The number of pathways, the most promising first.
  package var pathways = 1
  /// Films of a recipe at first, each from initial noise of its own.
  package var seeds = 2
  /// The most films of a recipe: their number is doubled until they tell.
  package var films = 12
  /// Voxels of a film along x and y; nil: as many as the tolerances need.
  package var width: Int?
}

/// How the diffusion model is sampled.
package struct SamplerPlan: Codable, Equatable, Sendable {
  /// Denoising steps; nil for the model card's own.
  package var steps: Int?
  /// Strength of classifier-free guidance; nil for the model card's own.
  package var guidance: Double?
  /// Moves of steering by the predictor at each step, 0 for none; nil for the model card's own.
  package var steering: Int?
  /// How often a sample is measured and moved by what it missed; nil for the model card's own.
  package var corrections: Int?
  /// A sample that misses by less, in standard deviations of the training set, is corrected no
  /// further; nil for the model card's own.
  package var closeEnough: Double?
  /// How often at most a sample that stays off is drawn again; nil for the model card's own. A design
  /// draws none again, since its searches hold the noise.
  package var redraws: Int?
  /// The sides of the volumes; nil for the model's own.
  package var shape: Shape?

  package init(
    steps: Int? = nil, guidance: Double? = nil, steering: Int? = nil, corrections: Int? = nil,
    closeEnough: Double? = nil, redraws: Int? = nil, shape: Shape? = nil
  ) {
    self.steps = steps
    self.guidance = guidance
    self.steering = steering
    self.corrections = corrections
    self.closeEnough = closeEnough
    self.redraws = redraws
    self.shape = shape
  }
}
