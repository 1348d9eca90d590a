public import Descriptors

/// One condition, tried: its replicates generated, measured and summed up.
public struct Evaluation: Codable, Sendable, Equatable {
  /// What the replicates' descriptors are.
  public struct Summary: Codable, Sendable, Equatable {
    public let mean: [Attribute: Double]
    /// Standard deviations over the replicates, with n − 1; 0 for a single one.
    public let spread: [Attribute: Double]
    public let misfit: Double

    public init(mean: [Attribute: Double], spread: [Attribute: Double], misfit: Double) {
      self.mean = mean
      self.spread = spread
      self.misfit = misfit
    }
  }

  /// Where the numbers come from.
  public enum Fidelity: String, Codable, Sendable {
    /// Volumes, generated and measured.
    case measured
    /// What a local model expects: proposed, and not made.
    case predicted
  }

  public enum Result: Codable, Sendable, Equatable {
    case measured(Summary)
    case failed(reason: String)
  }

  /// Counts from 0.
  public let number: Int
  /// One value per condition of the model.
  public let condition: [Double]
  /// The share of training samples that are less dense than the condition.
  public let quantile: Double
  /// Whether the search may choose it.
  public let isRealistic: Bool
  /// How long it took, s.
  public let seconds: Double
  public let result: Result
  public let fidelity: Fidelity

  public init(
    number: Int, condition: [Double], quantile: Double, isRealistic: Bool, seconds: Double,
    result: Result, fidelity: Fidelity = .measured
  ) {
    self.number = number
    self.condition = condition
    self.quantile = quantile
    self.isRealistic = isRealistic
    self.seconds = seconds
    self.result = result
    self.fidelity = fidelity
  }

  public var summary: Summary? {
    if case .measured(let summary) = result { summary } else { nil }
  }

  public var misfit: Double? { summary?.misfit }
}
