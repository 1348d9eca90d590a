import Foundation

/// One distinct way to make the film: a hilltop of the predicted density in the plane of χ and
/// annealing time.
public struct Pathway: Codable, Sendable, Equatable {
  /// 1 is the best.
  public let rank: Int
  /// χ and log time at the hilltop, φ the mean of what the predictions there say.
  public let recipe: Recipe
  /// How far the predictions that belong to this pathway scatter, their own deviations included.
  public let spread: Recipe
  /// The share of all predictions that lead to this hilltop.
  public let probability: Double
  /// The density at the hilltop, per unit of χ and log time.
  public let density: Double
  /// The recipe's distance to the process window in spreads, negative inside; nil without window.
  public let windowDistance: Double?
  public let score: PathwayScore

  /// χ over its critical value 2, which other models' χ can be compared with.
  public var relativeChi: Double { recipe.chi / 2 }

  /// Dimensionless Cahn–Hilliard time, 10^log_time.
  public var annealingTime: Double { pow(10, recipe.logTime) }

  /// Whether the recipe lies in the process window; true without one.
  public var isInsideWindow: Bool { (windowDistance ?? 0) <= 0 }
}

/// Why a pathway ranks where it does; every part lies in [0, 1] and higher is better.
public struct PathwayScore: Codable, Sendable, Equatable {
  /// The weighted mean of the parts.
  public let total: Double
  /// The pathway's probability.
  public let probability: Double
  /// 1 for the shortest log time predicted for any sample, 0 for the longest.
  public let annealing: Double
  /// The probability that the process lies in the window.
  public let window: Double
}

/// How pathways are told apart and ranked.
public struct PathwaySettings: Codable, Sendable, Equatable {
  public struct Weights: Codable, Sendable, Equatable {
    public var probability: Double
    public var annealing: Double
    public var window: Double

    public init(probability: Double = 1, annealing: Double = 0.5, window: Double = 1) {
      self.probability = probability
      self.annealing = annealing
      self.window = window
    }
  }

  /// Two hilltops are one pathway when the density between them stays above this share of the
  /// lower.
  public var saddleRatio: Double
  /// The most pathways.
  public var keep: Int
  /// Pathways less probable than this are left out; the most probable always stays.
  public var minimumProbability: Double
  public var weights: Weights

  public init(
    saddleRatio: Double = 0.9, keep: Int = 6, minimumProbability: Double = 0.02,
    weights: Weights = Weights()
  ) {
    self.saddleRatio = saddleRatio
    self.keep = keep
    self.minimumProbability = minimumProbability
    self.weights = weights
  }

  func check() throws(DesignError) {
    let parts = [weights.probability, weights.annealing, weights.window]
    let sum = parts.reduce(0, +)
    try require(
      parts.allSatisfy { $0 >= 0 } && sum > 0 && sum.isFinite, "weights", sum, "≥ 0, not all 0")
    try require(saddleRatio > 0 && saddleRatio <= 1, "saddleRatio", saddleRatio, "in (0, 1]")
    try require(keep >= 1, "keep", Double(keep), "1 or more")
    try require(
      minimumProbability >= 0 && minimumProbability < 1, "minimumProbability", minimumProbability,
      "in [0, 1)")
  }

  private func require(
    _ holds: Bool, _ field: String, _ value: Double, _ allowed: String
  ) throws(DesignError) {
    if !holds {
      throw .badNumber(subject: "pathways", field: field, value: value, allowed: allowed)
    }
  }
}
