import Realism

extension Search {
  /// Runs the parts of a strategy one after the other.
  ///
  /// - Parameters:
  ///   - start: Where the first part begins; nil for ``naturalStart()``.
  ///   - journal: The evaluations of an earlier run of the same strategy, in order, whatever their
  ///     numbers; see ``run(from:replaying:record:)``.
  ///   - record: Called with every new evaluation and the name of its part.
  /// - Returns: All parts as one search; its reason is the last part's.
  public func run(
    _ strategy: Strategy, from start: [Double]? = nil, replaying journal: [Evaluation] = [],
    record: @escaping (Evaluation, _ part: String) throws -> Void
  ) throws -> SearchOutcome {
    let start = try start ?? naturalStart()
    var done: [Evaluation] = []
    var reason = ""
    for part in strategy.parts {
      let rest = journal.dropFirst(done.count).enumerated().map { $1.numbered($0) }
      let best = SearchOutcome(goal: goal, evaluations: done, reason: "").start ?? start
      let spent = done.reduce(0) { $0 + $1.seconds }
      let outcome = try run(part, after: spent, from: best, replaying: rest) {
        try record($0, part.name)
      }
      done += outcome.evaluations
      reason = outcome.reason
    }
    return SearchOutcome(
      goal: goal, evaluations: done.enumerated().map { $1.numbered($0) }, reason: reason)
  }

  private func run(
    _ part: Strategy.Part, after spent: Double, from start: [Double],
    replaying journal: [Evaluation], record: @escaping (Evaluation) throws -> Void
  ) throws -> SearchOutcome {
    var settings = settings
    // a part whose time is up still makes the one evaluation that tells it so
    settings.seconds = settings.seconds.map { max(1e-3, $0 - spent) }
    switch part {
    case .scout(let count):
      return try with(settings).evaluate(
        scouts(count, from: start), replaying: journal, record: record)
    case .algorithm(let name, let evaluations):
      (settings.algorithm, settings.evaluations) = (name, evaluations)
      return try with(settings).run(from: start, replaying: journal, record: record)
    }
  }

  /// The start and realistic conditions around it that have what the targets ask.
  private func scouts(_ count: Int, from start: [Double]) -> [[Double]] {
    let asked = goal.request.filter { distribution.names.contains($0.key) }
    return distribution.spread(
      count, from: start, fixing: asked, quantile: settings.realismQuantile)
  }
}

extension SearchOutcome {
  /// Where a following search begins; nil where nothing was measured.
  var start: [Double]? { (best ?? leastBroken)?.condition }
}

extension Evaluation {
  /// The same evaluation at another place of a search.
  public func numbered(_ number: Int) -> Evaluation {
    Evaluation(
      number: number, condition: condition, quantile: quantile, isRealistic: isRealistic,
      seconds: seconds, result: result, fidelity: fidelity)
  }
}
