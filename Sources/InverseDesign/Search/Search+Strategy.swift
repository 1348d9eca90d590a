import Realism

extension Search {
  /// Runs the parts of a strategy one after the other.
  ///
  /// - Parameters:
  ///   - start: Where the first part begins; nil for ``naturalStart()``.
  ///   - journal: The evaluations of an earlier run of the same strategy, in order, whatever their
  ///     numbers; see ``run(from:replaying:record:)``.
  ///   - record: Called with every new evaluation and the name of its part.
  /// - Returns: All parts as one search; its reason is that of the last part that ran.
  package func run(
    _ strategy: Strategy, from start: [Double]? = nil, replaying journal: [Evaluation] = [],
    record: @escaping (Evaluation, _ part: String) throws -> Void
  ) throws -> SearchOutcome {
    var course = StrategyCourse(
      search: self, start: try start ?? naturalStart(), journal: journal, record: record)
    for part in strategy.parts { try course.run(part) }
    return course.outcome
  }
}

extension Evaluation {
  /// The same evaluation with another number in its search.
  package func numbered(_ number: Int) -> Evaluation {
    Evaluation(
      number: number, condition: condition, quantile: quantile, isRealistic: isRealistic,
      seconds: seconds, result: result, fidelity: fidelity)
  }
}
