/// The evaluations of a search, the first of them taken from a journal.
final class SearchLog {
  private(set) var evaluations: [Evaluation] = []
  /// The time of all evaluations, whenever they were made, s.
  private(set) var seconds = 0.0
  private let journal: [Evaluation]
  /// Whether a constraint asked for the last evaluation and the objective has not yet.
  private var isAhead = false

  init(_ journal: [Evaluation]) { self.journal = journal }

  /// What the objective is at `point`: the next evaluation, unless a constraint has just asked for
  /// it.
  func objective(at point: [Double], fresh: (Int) throws -> Evaluation) throws -> Evaluation {
    if isAhead, let last = latest(at: point) {
      isAhead = false
      return last
    }
    isAhead = false
    return try next(at: point, fresh: fresh)
  }

  /// What a constraint is at `point`: the last evaluation where that was there.
  func constraint(at point: [Double], fresh: (Int) throws -> Evaluation) throws -> Evaluation {
    if let last = latest(at: point) { return last }
    isAhead = true
    return try next(at: point, fresh: fresh)
  }

  private func latest(at point: [Double]) -> Evaluation? {
    guard let last = evaluations.last,
      last.condition.map(\.bitPattern) == point.map(\.bitPattern)
    else { return nil }
    return last
  }

  /// The next evaluation: the journal's, or else `fresh` with its number.
  func next(at point: [Double], fresh: (Int) throws -> Evaluation) throws -> Evaluation {
    let number = evaluations.count
    let evaluation = try number < journal.count ? replayed(number, at: point) : fresh(number)
    evaluations.append(evaluation)
    seconds += evaluation.seconds
    return evaluation
  }

  /// The next prediction: the journal's, or else `fresh` with its number.
  ///
  /// Where it lies follows from the evaluations before it, so a journal's own is taken as it is.
  func next(fresh: (Int) throws -> Evaluation) throws -> Evaluation {
    let number = evaluations.count
    let evaluation = number < journal.count ? journal[number] : try fresh(number)
    if evaluation.number != number || evaluation.fidelity != .predicted {
      throw DesignError.journalDiverges(
        number: number, asked: [], found: evaluation.condition)
    }
    evaluations.append(evaluation)
    seconds += evaluation.seconds
    return evaluation
  }

  private func replayed(_ number: Int, at point: [Double]) throws(DesignError) -> Evaluation {
    let found = journal[number]
    let sameBits = found.condition.map(\.bitPattern) == point.map(\.bitPattern)
    if found.number != number || found.fidelity != .measured || !sameBits {
      throw .journalDiverges(number: number, asked: point, found: found.condition)
    }
    return found
  }
}
