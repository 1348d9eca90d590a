/// One evaluation of the objective.
public struct Trial: Sendable, Equatable {
  /// Counts evaluations from 0.
  public let number: Int
  public let point: [Double]
  /// The objective, or nil where its evaluation failed.
  public let value: Double?
  /// How far the worst constraint lies above its tolerance; 0 when all are kept.
  public let violation: Double

  public var isFeasible: Bool { value != nil && violation == 0 }
}

/// How a search ended and what it found, by our own log of it.
///
/// What NLopt calls its best is never read: NLopt 2.7.1 can return another point.
public struct Outcome: Sendable {
  public enum Reason: String, Sendable, Codable {
    case stepConverged = "step converged"
    case valueConverged = "value converged"
    /// The method has nothing more to try, or has met round-off.
    case exhausted = "method exhausted"
    case targetReached = "target reached"
    case evaluationsSpent = "evaluations spent"
    case timeSpent = "time spent"
    /// The method gave up by itself, as a line search does on a rough function.
    case gaveUp = "method gave up"
  }

  public let reason: Reason
  /// Every evaluation in order.
  public let trials: [Trial]

  /// The feasible trial of least value; the earlier of equals.
  public var best: Trial? { incumbents.last }

  /// The trial whose worst constraint is crossed least, and among equals the one of least value: what
  /// is left where none is feasible.
  public var leastViolated: Trial? {
    trials.filter { $0.value != nil }.min { ($0.violation, $0.value!) < ($1.violation, $1.value!) }
  }

  /// The trials that were the best feasible so far, each better than the one before.
  public var incumbents: [Trial] {
    trials.reduce(into: []) { found, trial in
      guard trial.isFeasible, let value = trial.value else { return }
      if let held = found.last?.value, value >= held { return }
      found.append(trial)
    }
  }
}
