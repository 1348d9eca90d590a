import Descriptors
import Foundation
import Generation
import Optimize
package import Realism

/// Looks in the conditioning space for the condition whose volumes best meet a goal.
///
/// Each evaluation generates the same number of replicates from the same noises, so the misfit is
/// a smooth function of the condition; its least value is biased by those noises, so candidates are
/// made from fresh ones. Realism is a constraint, and so are the goal's own.
package struct Search {
  package let goal: Goal
  package let distribution: TrainingDistribution
  package let settings: SearchSettings
  let algorithm: Algorithm
  private let replicates: Replicates
  private let local: LocalModel?

  /// - Throws: A ``DesignError``, or Optimize's error for an unknown algorithm.
  package init(
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
      seeds: (0..<settings.replicates).map { SampleSeed(study: settings.seed, index: $0) })
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
  package func run(
    from start: [Double]? = nil, replaying journal: [Evaluation] = [],
    record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    let log = SearchLog(journal)
    if let local {
      return try follow(local, from: start ?? naturalStart(), known: nil, log, record: record)
    }
    let fresh = { (point: [Double], number: Int) throws -> Evaluation in
      let evaluation = evaluate(point, number)
      try record(evaluation)
      return evaluation
    }
    let problem = try Problem(
      bounds: zip(distribution.lower, distribution.upper).map { $0...$1 },
      objective: Function { point in
        let evaluation = try log.objective(at: point) { try fresh(point, $0) }
        return try misfit(of: evaluation, after: log.evaluations)
      },
      constraints: realismConstraints
        + goalConstraints { point in try log.constraint(at: point) { try fresh(point, $0) } })
    let outcome = try problem.minimize(
      from: try start ?? naturalStart(), using: algorithm, until: settings.stopRule,
      step: firstSteps, handling: .exactPenalty(weight: settings.realismWeight),
      seed: settings.seed, elapsed: { log.seconds })
    return SearchOutcome(
      goal: goal, evaluations: log.evaluations, reason: outcome.reason.rawValue)
  }

  /// Searches from a condition that is measured already, which is not measured again where a local
  /// model is followed; see ``run(from:replaying:record:)``.
  func climb(
    from foot: Evaluation, replaying journal: [Evaluation],
    record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    guard let local else {
      return try run(from: foot.condition, replaying: journal, record: record)
    }
    return try follow(
      local, from: foot.condition, known: foot, SearchLog(journal), record: record)
  }

  /// Evaluates conditions one after the other; see ``run(from:replaying:record:)``.
  package func evaluate(
    _ conditions: [[Double]], replaying journal: [Evaluation] = [],
    record: (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    let log = SearchLog(journal)
    for condition in conditions {
      if let seconds = settings.seconds, log.seconds >= seconds { break }
      let evaluation = try log.objective(at: condition) { number in
        let evaluation = evaluate(condition, number)
        try record(evaluation)
        return evaluation
      }
      _ = try misfit(of: evaluation, after: log.evaluations)
    }
    return SearchOutcome(goal: goal, evaluations: log.evaluations, reason: "evaluations spent")
  }

  /// Where a search starts unless a start is given.
  package func naturalStart() throws -> [Double] { try distribution.naturalStart(for: goal) }
}

extension Search {
  /// The same search with other settings.
  func with(_ settings: SearchSettings) throws -> Search {
    try Search(
      goal: goal, model: replicates.model, distribution: distribution, settings: settings,
      measure: replicates.measure)
  }
}

extension Search {
  /// The misfit that is searched.
  var aim: Misfit { replicates.misfit }

  /// The local model that settings ask for.
  ///
  /// - Throws: ``DesignError/notPredictable(_:algorithm:)`` where the model predicts nothing of the goal.
  private static func localModel(
    of model: any MicrostructureModel, for replicates: Replicates,
    _ distribution: TrainingDistribution, _ settings: SearchSettings, _ algorithm: Algorithm
  ) throws -> LocalModel? {
    guard settings.usesSurrogate || algorithm.followsGradients else { return nil }
    let goal = replicates.misfit.goal
    guard let model = model as? any SurrogateModel, goal.isFollowed(by: model.predictable) else {
      throw DesignError.notPredictable(goal.parts, algorithm: settings.algorithm)
    }
    return LocalModel(
      model, goal: goal, seeds: replicates.seeds,
      widths: zip(distribution.lower, distribution.upper).map { max($1 - $0, 1e-12) })
  }

  private var firstSteps: [Double] {
    zip(distribution.lower, distribution.upper).map { settings.firstStep * ($1 - $0) }
  }

  func misfit(
    of evaluation: Evaluation, after evaluations: [Evaluation]
  ) throws(DesignError) -> Double? {
    switch evaluation.result {
    case .measured(let summary): return summary.misfit
    case .failed(let reason):
      let isHopeless =
        evaluation.number + 1 == settings.patience && evaluations.allSatisfy { $0.misfit == nil }
      if settings.onFailure == .stepAround && !isHopeless { return nil }
      throw .evaluationFailed(
        number: evaluation.number, condition: evaluation.condition, reason: reason)
    }
  }

  /// Tries a condition, twice where the first attempt fails; what is undefined stays so.
  func evaluate(_ condition: [Double], _ number: Int) -> Evaluation {
    let elapsed = Problem.stopwatch()
    let result: Evaluation.Result
    do {
      result = .measured(try replicates.summary(at: condition))
    } catch let error as DesignError {
      result = .failed(reason: error.description)
    } catch {
      result = again(condition)
    }
    return Evaluation(
      number: number, condition: condition, quantile: distribution.quantile(of: condition),
      isRealistic: shortfall(of: condition) <= 0, seconds: elapsed(), result: result)
  }

  private func again(_ condition: [Double]) -> Evaluation.Result {
    do {
      return .measured(try replicates.summary(at: condition))
    } catch {
      return .failed(reason: String(describing: error))
    }
  }

  private var realismConstraints: [Problem.Constraint] {
    if settings.realismQuantile == nil { return [] }
    return [Problem.Constraint("realism", tolerance: 0, Function { shortfall(of: $0) })]
  }

  /// One for each of the goal's, in its scales; log(1 + x) of an excess, as for realism.
  private func goalConstraints(
    _ evaluation: @escaping ([Double]) throws -> Evaluation
  ) -> [Problem.Constraint] {
    goal.constraints.map { constraint in
      Problem.Constraint(
        constraint.words, tolerance: 0,
        Function { point in
          guard let mean = try evaluation(point).summary?.mean else { return 1 }
          guard let value = mean[constraint.attribute] else { return log1p(1e3) }
          let excess = constraint.excess(of: value)
          return excess > 0 ? log1p(excess) : excess
        })
    }
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
