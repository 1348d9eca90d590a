import Descriptors
import Foundation
import Optimize
import Realism

/// The search with two fidelities: NLopt finds the optimum of a local model made of what was
/// measured and of the predictor's slopes; only that optimum is generated and measured.
extension Search {
  /// How far around the best measured condition the local model is trusted at first, and at most and
  /// at least, in shares of each condition's range.
  static let trust = (first: 0.2, most: 0.4, least: 0.005)
  /// How far within a constraint's limits a proposal stays, in its scales: what is measured differs a
  /// little from what is expected.
  private static let margin = 0.1

  /// Measures the start, then again and again the optimum of the local model near the best measured
  /// condition, until that no longer helps.
  ///
  /// A measured condition that is better becomes the centre, and the trust grows where more than
  /// half of the promised gain came true; else the trust is halved, and slopes from elsewhere are
  /// asked for again. Better is first what breaks the goal's constraints less, then what has the lower
  /// misfit; gains are in the misfit with a penalty on what is broken.
  ///
  /// - Parameter known: What was measured at the start, if that is known.
  /// - Source: the management of trust: Alexandrov, Dennis, Lewis and Torczon 1998.
  func follow(
    _ local: LocalModel, from start: [Double], known: Evaluation?, _ log: SearchLog,
    record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    var local = local
    var radius = Self.trust.first
    var best: Evaluation?
    var measured = 0
    var known = known
    var next = start
    var promised: Double?
    while true {
      let found =
        try known
        ?? log.next(at: next) { number in
          let fresh = evaluate(next, number)
          try record(fresh)
          return fresh
        }
      if known == nil { measured += 1 }
      known = nil
      _ = try misfit(of: found, after: log.evaluations)
      let isBetter = isBetter(found, than: best)
      let came = gain(best.flatMap(merit), promised, merit(found))
      if let summary = found.summary {
        local.learn(summary, at: found.condition, isBest: isBetter)
      }
      if isBetter {
        best = found
        if came > 0.5 { radius = min(Self.trust.most, 2 * radius) }
      } else {
        radius /= 2
        if local.isStale { local.renew() }
      }
      if let reason = ended(best, measured, radius, log) { return outcome(log, reason) }
      if local.centre.isEmpty { return outcome(log, .gaveUp) }
      let proposal = try log.next { number in
        let told = try propose(&local, within: radius, number)
        try record(told)
        return told
      }
      if isSame(proposal.condition, local.centre) { return outcome(log, .stepConverged) }
      (next, promised) = (proposal.condition, merit(proposal))
    }
  }

  private func isBetter(_ found: Evaluation, than best: Evaluation?) -> Bool {
    guard found.isRealistic, let misfit = found.misfit else { return false }
    guard let best, let least = best.misfit else { return true }
    return (goal.excess(of: found), misfit) < (goal.excess(of: best), least)
  }

  /// The misfit with a penalty on the worst broken constraint; nil where either is undefined.
  private func merit(_ evaluation: Evaluation) -> Double? {
    let excess = goal.excess(of: evaluation)
    return excess.isFinite ? evaluation.misfit.map { $0 + settings.realismWeight * excess } : nil
  }

  /// The share of the promised gain that a measurement showed; 0 where nothing was promised.
  private func gain(_ before: Double?, _ promised: Double?, _ value: Double?) -> Double {
    guard let before, let promised, let value, promised < before else { return 0 }
    return (before - value) / (before - promised)
  }

  private func ended(
    _ best: Evaluation?, _ measured: Int, _ radius: Double, _ log: SearchLog
  ) -> Outcome.Reason? {
    if let target = settings.targetMisfit, let best, goal.isKept(by: best), best.misfit! <= target {
      return .targetReached
    }
    if measured >= settings.evaluations { return .evaluationsSpent }
    if let limit = settings.seconds, log.seconds >= limit { return .timeSpent }
    return radius < Self.trust.least ? .stepConverged : nil
  }

  private func outcome(_ log: SearchLog, _ reason: Outcome.Reason) -> SearchOutcome {
    SearchOutcome(goal: goal, evaluations: log.evaluations, reason: reason.rawValue)
  }

  private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.indices.allSatisfy { abs(a[$0] - b[$0]) <= settings.relativeStep * width($0) }
  }

  private func width(_ index: Int) -> Double {
    distribution.upper[index] - distribution.lower[index]
  }
}

extension Search {
  /// Where the local model is least within a radius about its centre, or comes nearest to keeping the
  /// constraints where they cannot be kept within it.
  private func propose(
    _ local: inout LocalModel, within radius: Double, _ number: Int
  ) throws -> Evaluation {
    let elapsed = Problem.stopwatch()
    try local.prepare()
    let point = try optimum(of: local, within: radius)
    let (mean, spread) = local.expected(at: point)
    let summary = Evaluation.Summary(
      mean: mean, spread: spread, misfit: try aim.value(mean: mean, spread: spread))
    return Evaluation(
      number: number, condition: point, quantile: distribution.quantile(of: point),
      isRealistic: shortfall(of: point) <= 0, seconds: elapsed(), result: .measured(summary),
      fidelity: .predicted)
  }

  private func optimum(of local: LocalModel, within radius: Double) throws -> [Double] {
    let centre = local.centre
    let bounds = centre.indices.map { index in
      let reach = radius * width(index)
      return max(
        distribution.lower[index], centre[index] - reach)...min(
          distribution.upper[index], centre[index] + reach)
    }
    let objective = Function(
      value: { try local.value(at: $0, of: aim) }, slope: { try local.slope(at: $0, of: aim) })
    let realism = Problem.Constraint(
      "realism", tolerance: 0,
      Function(value: { shortfall(of: $0) }, slope: { realismSlope(at: $0) }))
    let problem = try Problem(
      bounds: bounds, objective: objective,
      constraints: (settings.realismQuantile == nil ? [] : [realism])
        + goal.constraints.map { constraint in
          Problem.Constraint(
            constraint.words, tolerance: 0,
            Function(
              value: { local.value(at: $0, of: constraint) + Self.margin },
              slope: { point in
                let slope = try local.slope(at: point, of: constraint)
                return Function.Slope(value: slope.value + Self.margin, gradient: slope.gradient)
              }))
        })
    let outcome = try problem.minimize(
      from: centre, using: algorithm,
      until: StopRule(
        evaluations: settings.surrogateEvaluations, relativeStep: settings.relativeStep),
      // BOBYQA needs room for twice its step
      step: bounds.map { max(($0.upperBound - $0.lowerBound) / 4, 1e-12) },
      handling: .exactPenalty(weight: settings.realismWeight), seed: settings.seed)
    return (outcome.best ?? outcome.leastViolated)?.point ?? centre
  }

  /// The shortfall of density with its gradient.
  private func realismSlope(at condition: [Double]) -> Function.Slope {
    let missing = shortfall(of: condition)
    // beyond the edge it is log(1 + x), whose slope is e^−value of x's own
    let factor = missing > 0 ? exp(-missing) : 1
    return Function.Slope(
      value: missing,
      gradient: distribution.marginGradient(of: condition).map { -factor * $0 })
  }
}
