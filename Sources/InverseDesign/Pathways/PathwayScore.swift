/// Why a pathway ranks where it does; every part lies in [0, 1] and higher is better.
package struct PathwayScore: Codable, Sendable, Equatable {
  /// The parts in the order of tables, by the names that files have.
  package enum Part: String, CaseIterable, Sendable {
    case probability, annealing, window, robustness, yield, verified
  }

  /// The pathway's probability.
  package let probability: Double
  /// 1 for the shortest log time predicted for any sample, 0 for the longest.
  package let annealing: Double
  /// The probability that the process lies in the window.
  package let window: Double
  /// 1/(1 + m²) with m the scatter, in tolerances, that the process's own scatter brings to the target
  /// that moves most; 0 where that is not known.
  package let robustness: Double
  /// The share of films that meet every target although the process scatters (``RecipeYield``); 0 where that
  /// is not known.
  package let yield: Double
  /// ``Verification/credit(for:)`` of the simulated films; 0 where nothing was simulated.
  package var verified: Double
  /// How much each part counts.
  package let weights: PathwaySettings.Weights

  /// The weighted mean of the parts.
  package var total: Double {
    let sum = Part.allCases.reduce(0) { $0 + weights[$1] * self[$1] }
    return sum / weights.sum
  }

  /// A part.
  package subscript(part: Part) -> Double {
    switch part {
    case .probability: probability
    case .annealing: annealing
    case .window: window
    case .robustness: robustness
    case .yield: yield
    case .verified: verified
    }
  }

  /// 1 for nothing, ½ for one tolerance, 0 for what is not known.
  static func closeness(_ tolerances: Double?) -> Double {
    tolerances.map { 1 / (1 + $0 * $0) } ?? 0
  }
}
