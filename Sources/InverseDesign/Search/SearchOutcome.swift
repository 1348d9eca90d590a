/// How a search ended.
package struct SearchOutcome: Sendable {
  package let goal: Goal
  /// Every evaluation in order, replayed ones included.
  package let evaluations: [Evaluation]
  /// Why it ended, in words: "evaluations spent".
  package let reason: String

  package init(goal: Goal, evaluations: [Evaluation], reason: String) {
    self.goal = goal
    self.evaluations = evaluations
    self.reason = reason
  }

  /// The realistic evaluation of least misfit that keeps every constraint; the earlier of equals.
  /// Nil when there is none.
  package var best: Evaluation? {
    measured.filter { goal.isKept(by: $0) }.leastMisfit
  }

  /// The realistic evaluation that comes nearest to keeping every constraint: what is left where
  /// none keeps them all.
  package var leastBroken: Evaluation? {
    measured.filter { $0.misfit != nil }
      .min { goal.excess(of: $0) < goal.excess(of: $1) }
  }
}

extension SearchOutcome {
  /// The best, or what comes nearest to keeping the constraints: where a following search begins; nil
  /// where nothing was measured.
  package var bestOrNearest: Evaluation? { best ?? leastBroken }

  private var measured: [Evaluation] {
    evaluations.filter { $0.isRealistic && $0.fidelity == .measured }
  }
}

extension Goal {
  /// How far the worst broken constraint lies outside its limits, in scales; 0 where all are kept.
  package func excess(of evaluation: Evaluation) -> Double {
    evaluation.summary.map { breaches(of: $0.mean).first?.excess ?? 0 } ?? .infinity
  }

  /// Whether the evaluation was measured and the means keep every constraint.
  package func isKept(by evaluation: Evaluation) -> Bool { excess(of: evaluation) <= 0 }
}

extension [Evaluation] {
  /// The first of least misfit; nil where none was measured.
  fileprivate var leastMisfit: Evaluation? {
    filter { $0.misfit != nil }.min { $0.misfit! < $1.misfit! }
  }
}
