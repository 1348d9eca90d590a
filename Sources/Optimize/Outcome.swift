/// One evaluation of the objective.
package struct Trial: Sendable, Equatable {
  /// Counts evaluations from 0.
  package let number: Int
  package let point: [Double]
  /// The objective, or nil where its evaluation failed.
  package let value: Double?
  /// How far the worst constraint lies above its tolerance; 0 when all are kept.
  package let violation: Double

  package var isFeasible: Bool { value != nil && violation == 0 }
}

/// How a search ended and what it found, by our own log of it.
///
/// What NLopt calls its best is never read: NLopt 2.7.1 can return another point.
package struct Outcome: Sendable {
  package enum Reason: String, Sendable, Codable {
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

  package let reason: Reason
  /// Every evaluation in order.
  package let trials: [Trial]

  /// The feasible trial of least value; the earlier of equals.
  package var best: Trial? { incumbents.last }

  /// The trial whose worst constraint is crossed least, and among equals the one of least value: what
  /// is left where none is feasible.
  package var leastViolated: Trial? {
    trials.filter { $0.value != nil }.min { ($0.violation, $0.value!) < ($1.violation, $1.value!) }
  }

  /// The trials that were the best feasible so far, each better than the one before.
  package var incumbents: [Trial] {
    trials.reduce(into: []) { found, trial in
      guard trial.isFeasible, let value = trial.value else { return }
      if let held = found.last?.value, value >= held { return }
      found.append(trial)
    }
  }
}
