import Descriptors
import Foundation
import Optimize
public import Realism

/// Looks in the conditioning space for the condition whose volumes best meet a goal.
///
/// Each evaluation generates the same number of replicates from the same noises, so the misfit is
/// a smooth function of the condition; its least value is biased by those noises, so candidates are
/// made from fresh ones. Realism is a constraint.
public struct Search {
  public let goal: Goal
  public let distribution: TrainingDistribution
  public let settings: SearchSettings
  let algorithm: Algorithm
  private let replicates: Replicates
  private let local: LocalModel?

  /// - Throws: A ``DesignError``, or Optimize's error for an unknown algorithm.
  public init(
    goal: Goal, model: any MicrostructureModel, distribution: TrainingDistribution,
    settings: SearchSettings, measure: @escaping Measure
  ) throws {
    try settings.check()
    let names = model.conditions.map(\.rawValue)
    if names != distribution.names {
      throw DesignError.conditionsDiffer(model: names, distribution: distribution.names)
    }
    self.goal = goal
    self.distribution = distribution
    self.settings = settings
    algorithm = try Algorithm(named: settings.algorithm)
    replicates = Replicates(
      model: model, measure: measure,
      misfit: Misfit(goal, spreadWeight: settings.spreadWeight),
      noises: (0..<settings.replicates).map { NoiseSeed(study: settings.seed, index: $0) })
    local = try Self.localModel(
      of: model, for: replicates, distribution, settings, algorithm)
  }

  /// Searches until the budget is spent or the algorithm is done.
  ///
  /// - Parameters:
  ///   - start: The first condition, within the training range; nil starts at ``naturalStart()``.
  ///   - journal: The evaluations of an earlier run of the same search, in order. They are taken
  ///     as they are, without generating anything, and the search goes on where they end; its
  ///     result is the same, bit for bit, as if it had not been interrupted.
  ///   - record: Called with every new evaluation before the next begins. What it throws stops the
  ///     search and is rethrown.
  public func run(
    from start: [Double]? = nil, replaying journal: [Evaluation] = [],
    record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    let log = SearchLog(journal)
    if let local {
      return try follow(local, from: start ?? naturalStart(), log, record: record)
    }
    let problem = try Problem(
      bounds: zip(distribution.lower, distribution.upper).map { $0...$1 },
      objective: Function { point in
        let evaluation = try log.next(at: point) { number in
          let fresh = evaluate(point, number)
          try record(fresh)
          return fresh
        }
        return try misfit(of: evaluation)
      },
      constraints: realismConstraints)
    let outcome = try problem.minimize(
      from: try start ?? naturalStart(), using: algorithm, until: settings.stopRule,
      step: firstSteps, handling: .exactPenalty(weight: settings.realismWeight),
      seed: settings.seed, elapsed: { log.seconds })
    return SearchOutcome(
      best: outcome.best.map { log.evaluations[$0.number] }, evaluations: log.evaluations,
      reason: outcome.reason.rawValue)
  }

  /// Where a search starts unless told otherwise.
  public func naturalStart() throws -> [Double] { try distribution.naturalStart(for: goal) }
}

extension Search {
  /// The misfit that is searched.
  var aim: Misfit { replicates.misfit }

  /// The local model that settings ask for.
  ///
  /// - Throws: ``DesignError/notPredictable(_:algorithm:)`` where the model cannot tell what is needed.
  private static func localModel(
    of model: any MicrostructureModel, for replicates: Replicates,
    _ distribution: TrainingDistribution, _ settings: SearchSettings, _ algorithm: Algorithm
  ) throws -> LocalModel? {
    guard settings.usesSurrogate || algorithm.followsGradients else { return nil }
    let wanted = replicates.misfit.goal.attributes
    let known = (model as? any SurrogateModel)?.predictable ?? []
    let missing = wanted.filter { !known.contains($0) }
    guard let model = model as? any SurrogateModel, missing.isEmpty else {
      throw DesignError.notPredictable(missing, algorithm: settings.algorithm)
    }
    return LocalModel(
      model, attributes: wanted, noises: replicates.noises,
      widths: zip(distribution.lower, distribution.upper).map { max($1 - $0, 1e-12) })
  }

  private var firstSteps: [Double] {
    zip(distribution.lower, distribution.upper).map { settings.firstStep * ($1 - $0) }
  }

  func misfit(of evaluation: Evaluation) throws(DesignError) -> Double? {
    switch evaluation.result {
    case .measured(let summary): return summary.misfit
    case .failed(let reason):
      if settings.onFailure == .stepAround { return nil }
      throw .evaluationFailed(
        number: evaluation.number, condition: evaluation.condition, reason: reason)
    }
  }

  /// Tries a condition, twice where the first attempt fails.
  func evaluate(_ condition: [Double], _ number: Int) -> Evaluation {
    let elapsed = Problem.stopwatch()
    let result: Evaluation.Result
    do {
      result = .measured(
        try (try? replicates.summary(at: condition)) ?? replicates.summary(at: condition))
    } catch {
      result = .failed(reason: String(describing: error))
    }
    return Evaluation(
      number: number, condition: condition, quantile: distribution.quantile(of: condition),
      isRealistic: shortfall(of: condition) <= 0, seconds: elapsed(), result: result)
  }

  private var realismConstraints: [Problem.Constraint] {
    if settings.realismQuantile == nil { return [] }
    return [Problem.Constraint("realism", tolerance: 0, Function { shortfall(of: $0) })]
  }

  /// How much too thin the training samples are at a condition, as a log density; at most 0 where
  /// they are dense enough.
  ///
  /// Far out, log(1 + x) of it, lest the penalty drown the misfit.
  func shortfall(of condition: [Double]) -> Double {
    guard let quantile = settings.realismQuantile else { return 0 }
    let missing = -distribution.margin(of: condition, over: quantile)
    if missing > 0 { return log1p(missing) }
    return distribution.isRealistic(condition, quantile: quantile) ? missing : 1
  }
}
