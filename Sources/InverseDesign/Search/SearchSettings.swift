import Optimize

/// How the conditioning space is searched.
package struct SearchSettings: Codable, Sendable, Equatable {
  /// What follows an evaluation that failed twice.
  package enum OnFailure: String, Codable, Sendable {
    /// The search stops with an error.
    case stop
    /// The search goes on; the failed evaluation is never the best.
    case stepAround
  }

  /// An algorithm by NLopt's name, such as `LN_BOBYQA` or `G_MLSL_LDS+LN_BOBYQA`.
  package var algorithm: String
  /// The most evaluations.
  package var evaluations: Int
  /// The longest time, s, counted over evaluations including those of a journal; nil for no limit.
  package var seconds: Double?
  /// How many volumes an evaluation generates and measures, with the same noises every time.
  package var replicates: Int
  /// The study's seed.
  package var seed: UInt64
  /// How much the replicates' scatter counts; see ``Misfit``.
  package var spreadWeight: Double
  /// Conditions less dense than this share of the training samples are never the best; nil allows
  /// all.
  package var realismQuantile: Double?
  /// The misfit charged per unit of log density missing, for algorithms that do not take
  /// constraints by themselves.
  package var realismWeight: Double
  /// The first step of a local algorithm, as a share of each condition's range.
  package var firstStep: Double
  /// Converged when a step moves every condition by less than this share of its value.
  package var relativeStep: Double
  /// The search ends at this misfit or less; nil never.
  package var targetMisfit: Double?
  package var onFailure: OnFailure
  /// Whether NLopt works on what was measured and the predictor's slopes, and only the optimum of
  /// that is measured; algorithms that follow gradients always do.
  package var usesSurrogate: Bool
  /// The most values of the local model that are taken for each condition that is measured.
  package var surrogateEvaluations: Int
  /// A search that steps around failures stops all the same when its first so many evaluations have
  /// all failed: what is undefined everywhere is no matter of luck.
  package var patience: Int

  package init(
    algorithm: String = "LN_BOBYQA", evaluations: Int = 60, seconds: Double? = nil,
    replicates: Int = 8, seed: UInt64 = 1, spreadWeight: Double = 0.1,
    realismQuantile: Double? = 0.05, realismWeight: Double = 100, firstStep: Double = 0.1,
    relativeStep: Double = 1e-4, targetMisfit: Double? = nil, onFailure: OnFailure = .stop,
    usesSurrogate: Bool = false, surrogateEvaluations: Int = 200,
    patience: Int = 5
  ) {
    self.algorithm = algorithm
    self.evaluations = evaluations
    self.seconds = seconds
    self.replicates = replicates
    self.seed = seed
    self.spreadWeight = spreadWeight
    self.realismQuantile = realismQuantile
    self.realismWeight = realismWeight
    self.firstStep = firstStep
    self.relativeStep = relativeStep
    self.targetMisfit = targetMisfit
    self.onFailure = onFailure
    self.usesSurrogate = usesSurrogate
    self.surrogateEvaluations = surrogateEvaluations
    self.patience = patience
  }

  func check() throws(DesignError) {
    try require(replicates >= 1, "replicates", Double(replicates), "1 or more")
    try require(
      surrogateEvaluations >= 1, "surrogateEvaluations", Double(surrogateEvaluations), "1 or more")
    try require(spreadWeight.isFinite && spreadWeight >= 0, "spreadWeight", spreadWeight, "≥ 0")
    try require(
      realismWeight.isFinite && realismWeight > 0, "realismWeight", realismWeight, "> 0")
    try require(firstStep > 0 && firstStep <= 0.5, "firstStep", firstStep, "in (0, 0.5]")
    if let quantile = realismQuantile {
      try require(quantile >= 0 && quantile < 1, "realismQuantile", quantile, "in [0, 1)")
    }
  }

  private func require(
    _ holds: Bool, _ field: String, _ value: Double, _ allowed: String
  ) throws(DesignError) {
    if !holds { throw .badNumber(subject: "search", field: field, value: value, allowed: allowed) }
  }

  var stopRule: StopRule {
    StopRule(
      evaluations: evaluations, seconds: seconds, relativeStep: relativeStep, target: targetMisfit)
  }
}
