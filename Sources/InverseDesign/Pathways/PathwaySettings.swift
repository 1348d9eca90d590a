/// How pathways are told apart and ranked.
package struct PathwaySettings: Codable, Sendable, Equatable {
  /// How much each part of a pathway's score counts; ≥ 0, not all 0.
  package struct Weights: Codable, Sendable, Equatable {
    package var probability: Double
    package var annealing: Double
    package var window: Double
    package var robustness: Double
    /// Above 0, recipes of the forward model are those with the largest yield.
    package var yield: Double
    package var verified: Double

    package init(
      probability: Double = 1, annealing: Double = 0.5, window: Double = 1,
      robustness: Double = 0.5, yield: Double = 0, verified: Double = 2
    ) {
      self.probability = probability
      self.annealing = annealing
      self.window = window
      self.robustness = robustness
      self.yield = yield
      self.verified = verified
    }

    package subscript(part: PathwayScore.Part) -> Double {
      switch part {
      case .probability: probability
      case .annealing: annealing
      case .window: window
      case .robustness: robustness
      case .yield: yield
      case .verified: verified
      }
    }

    var sum: Double { PathwayScore.Part.allCases.reduce(0) { $0 + self[$1] } }
  }

  /// Two hilltops are one pathway when the density between them stays above this share of the
  /// lower.
  package var saddleRatio: Double
  /// The most pathways.
  package var keep: Int
  /// Pathways less probable than this are left out; the most probable always stays.
  package var minimumProbability: Double
  package var weights: Weights
  /// How well the process can be kept to a recipe, one standard deviation of each number.
  package var scatter: Recipe

  package init(
    saddleRatio: Double = 0.9, keep: Int = 6, minimumProbability: Double = 0.02,
    weights: Weights = Weights(), scatter: Recipe = Recipe(phi: 0.005, chi: 0.05, logTime: 0.05)
  ) {
    self.saddleRatio = saddleRatio
    self.keep = keep
    self.minimumProbability = minimumProbability
    self.weights = weights
    self.scatter = scatter
  }

  func check() throws(DesignError) {
    let parts = PathwayScore.Part.allCases.map { weights[$0] }
    try require(
      parts.allSatisfy { $0 >= 0 } && weights.sum > 0 && weights.sum.isFinite, "weights",
      weights.sum, "≥ 0, not all 0")
    try require(saddleRatio > 0 && saddleRatio <= 1, "saddleRatio", saddleRatio, "in (0, 1]")
    try require(keep >= 1, "keep", Double(keep), "1 or more")
    try require(
      minimumProbability >= 0 && minimumProbability < 1, "minimumProbability", minimumProbability,
      "in [0, 1)")
    for axis in ProcessAxis.allCases {
      let value = scatter[axis]
      try require(value.isFinite && value >= 0, "scatter of \(axis.rawValue)", value, "≥ 0")
    }
  }

  private func require(
    _ holds: Bool, _ field: String, _ value: Double, _ allowed: String
  ) throws(DesignError) {
    if !holds {
      throw .badNumber(subject: "pathways", field: field, value: value, allowed: allowed)
    }
  }
}
