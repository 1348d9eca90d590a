import Descriptors
import Foundation
import Optimize
import Realism

/// The search with two fidelities: NLopt follows the surrogate, corrected by what was measured;
/// what counts is measured.
extension Search {
  /// How far around the best measured condition the surrogate is trusted at first, and at most and
  /// at least, in shares of each condition's range.
  private static let trust = (first: 0.25, most: 0.5, least: 0.005)

  /// Measures the start, then again and again the optimum of the corrected surrogate near the best
  /// measured condition, until that no longer helps.
  ///
  /// A measured condition that is better becomes the centre, and the trust grows where more than
  /// half of the promised gain came true; else the trust is halved.
  ///
  /// - Source: the management of trust: Alexandrov, Dennis, Lewis and Torczon 1998.
  func follow(
    _ surrogate: Surrogate, from start: [Double], _ log: SearchLog,
    record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    var surrogate = surrogate
    var (centre, radius) = (start, Self.trust.first)
    var best: Evaluation?
    var measured = 0
    while true {
      let proposal = try log.next { number in
        let told = try propose(surrogate, about: centre, within: best.map { _ in radius }, number)
        try record(told)
        return told
      }
      if best != nil, isSame(proposal.condition, centre) {
        return outcome(best, log, .stepConverged)
      }
      let found = try log.next(at: proposal.condition) { number in
        let fresh = evaluate(proposal.condition, number)
        try record(fresh)
        return fresh
      }
      measured += 1
      let value = try misfit(of: found)
      let isBetter = found.isRealistic && value.map { $0 < best?.misfit ?? .infinity } == true
      if let told = proposal.summary, let summary = found.summary {
        surrogate.bias.learn(
          at: found.condition, predicted: told, measured: summary, isBest: isBetter)
      }
      let came = gain(best, proposal, value)
      radius = isBetter ? min(Self.trust.most, came > 0.5 ? 2 * radius : radius) : radius / 2
      if isBetter { (best, centre) = (found, found.condition) }
      if let reason = ended(best, measured, radius, log) { return outcome(best, log, reason) }
    }
  }

  /// The share of the promised gain that a measurement showed; 0 where nothing was promised.
  private func gain(_ best: Evaluation?, _ proposal: Evaluation, _ value: Double?) -> Double {
    guard let before = best?.misfit, let promised = proposal.misfit, let value, promised < before
    else { return 0 }
    return (before - value) / (before - promised)
  }

  private func ended(
    _ best: Evaluation?, _ measured: Int, _ radius: Double, _ log: SearchLog
  ) -> Outcome.Reason? {
    if let target = settings.targetMisfit, let misfit = best?.misfit, misfit <= target {
      return .targetReached
    }
    if measured >= settings.evaluations { return .evaluationsSpent }
    if let limit = settings.seconds, log.seconds >= limit { return .timeSpent }
    return radius < Self.trust.least ? .stepConverged : nil
  }

  private func outcome(
    _ best: Evaluation?, _ log: SearchLog, _ reason: Outcome.Reason
  ) -> SearchOutcome {
    SearchOutcome(best: best, evaluations: log.evaluations, reason: reason.rawValue)
  }

  private func isSame(_ a: [Double], _ b: [Double]) -> Bool {
    a.indices.allSatisfy { abs(a[$0] - b[$0]) <= settings.relativeStep * width($0) }
  }

  private func width(_ place: Int) -> Double {
    distribution.upper[place] - distribution.lower[place]
  }
}

extension Search {
  /// Where the corrected surrogate is least within a radius about `centre`; the centre itself where
  /// there is no radius yet.
  private func propose(
    _ surrogate: Surrogate, about centre: [Double], within radius: Double?, _ number: Int
  ) throws -> Evaluation {
    let elapsed = Problem.stopwatch()
    let point = try radius.map { try optimum(of: surrogate, about: centre, within: $0) } ?? centre
    return Evaluation(
      number: number, condition: point, quantile: distribution.quantile(of: point),
      isRealistic: shortfall(of: point) <= 0, seconds: elapsed(),
      result: .measured(try surrogate.summary(at: point)), fidelity: .predicted)
  }

  private func optimum(
    of surrogate: Surrogate, about centre: [Double], within radius: Double
  ) throws -> [Double] {
    let bounds = centre.indices.map { place in
      let reach = radius * width(place)
      return max(
        distribution.lower[place], centre[place] - reach)...min(
          distribution.upper[place], centre[place] + reach)
    }
    let problem = try Problem(
      bounds: bounds,
      objective: Function(
        value: { try surrogate.value(at: $0) }, slope: { try surrogate.slope(at: $0) }),
      constraints: settings.realismQuantile == nil
        ? []
        : [
          Problem.Constraint(
            "realism", tolerance: 0,
            Function(value: { shortfall(of: $0) }, slope: { realismSlope(at: $0) }))
        ])
    let outcome = try problem.minimize(
      from: centre, using: algorithm,
      until: StopRule(
        evaluations: settings.surrogateEvaluations, relativeStep: settings.relativeStep),
      step: centre.indices.map { min(settings.firstStep, radius / 2) * max(width($0), 1e-12) },
      handling: .exactPenalty(weight: settings.realismWeight), seed: settings.seed)
    return outcome.best?.point ?? centre
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
