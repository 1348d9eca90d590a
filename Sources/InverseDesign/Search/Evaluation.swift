package import Descriptors

/// One condition, tried: its replicates generated, measured and summed up.
package struct Evaluation: Codable, Sendable, Equatable {
  /// What the replicates' descriptors are.
  package struct Summary: Codable, Sendable, Equatable {
    package let mean: [Attribute: Double]
    /// Standard deviations over the replicates, with n − 1; 0 for a single one.
    package let spread: [Attribute: Double]
    package let misfit: Double

    package init(mean: [Attribute: Double], spread: [Attribute: Double], misfit: Double) {
      self.mean = mean
      self.spread = spread
      self.misfit = misfit
    }
  }

  /// Where the numbers come from.
  package enum Fidelity: String, Codable, Sendable {
    /// Volumes, generated and measured.
    case measured
    /// What a local model expects: proposed, and not made.
    case predicted
  }

  package enum Result: Codable, Sendable, Equatable {
    case measured(Summary)
    case failed(reason: String)
  }

  /// Counts from 0.
  package let number: Int
  /// One value per condition of the model.
  package let condition: [Double]
  /// The share of training samples that are less dense than the condition.
  package let quantile: Double
  /// Whether the search may choose it.
  package let isRealistic: Bool
  /// How long it took, s.
  package let seconds: Double
  package let result: Result
  package let fidelity: Fidelity

  package init(
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

  package var summary: Summary? {
    if case .measured(let summary) = result { summary } else { nil }
  }

  package var misfit: Double? { summary?.misfit }
}
