import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import Support

extension DesignRun {
  /// Looks for the front of several objectives: a look around, one search for each end, others
  /// between them. Every evaluation is in the ledger before the next begins; each search replays its
  /// own after an interruption.
  func searchFront() throws -> Finding {
    let plan = study.pareto
    let sweep = ParetoSweep(
      goal, searches: plan.points,
      method: plan.method == .chebyshev ? .chebyshev : .epsilonConstraint)
    let total = study.search.evaluations
    let scouts = study.search.algorithm == nil ? total / 4 : 0
    let each = max(1, (total - scouts) / plan.points)
    var archive: [Evaluation] = []
    if scouts > 0 {
      archive += try search(
        goal, by: Strategy([.scout(evaluations: scouts)]), stage: .scout,
        counted: (0, total)
      ).evaluations
    }
    for number in 0..<plan.points {
      let pursued = try sweep.goal(of: number, after: ParetoFront(of: archive, for: goal))
      archive += try search(
        pursued, by: Strategy(frontAlgorithm, evaluations: each), stage: .front(number + 1),
        from: start(in: archive, for: pursued),
        counted: (archive.count { $0.fidelity == .measured }, total),
        spent: archive.reduce(0) { $0 + $1.seconds }
      ).evaluations
    }
    try ledger.record(.stopReason, "evaluations spent")
    return try choose(in: archive)
  }

  /// A limit on an objective is a constraint, which COBYLA takes by itself.
  private var frontAlgorithm: String {
    study.search.algorithm
      ?? (study.pareto.method == .chebyshev ? SearchPlan.local : "LN_COBYLA")
  }

  /// The best condition that is known for a goal; nil where nothing was measured.
  private func start(in archive: [Evaluation], for goal: Goal) -> [Double]? {
    let misfit = Misfit(goal, spreadWeight: study.search.spreadWeight)
    let known = SearchOutcome(
      goal: goal, evaluations: archive.map { $0.rescored(misfit) }, reason: "")
    return known.bestOrNearest?.condition
  }

  /// The point of the front at which candidates are made.
  private func choose(in archive: [Evaluation]) throws -> Finding {
    let front = ParetoFront(of: archive, for: goal)
    guard let knee = front.knee else {
      return try finding(in: SearchOutcome(goal: goal, evaluations: archive, reason: "no front"))
    }
    let ids = try frontIDs()
    let chosen = chosenPoint(of: front, knee: knee)
    let records = front.points.enumerated().map { index, point in
      let evaluation = archive[point.index]
      return FrontRecord(
        number: index + 1, evaluation: ids[point.index], condition: named(evaluation.condition),
        measured: plain(evaluation.summary!.mean), spread: plain(evaluation.summary!.spread),
        isKnee: point == knee, isEnd: front.ends.contains(point), isChosen: point == chosen)
    }
    try ledger.replace(records)
    try folder.write(frontTable(records).text, to: folder.pareto)
    let preferred = try goal.pursuing(by: ParetoSweep.preference(for: chosen, of: front))
    return Finding(
      condition: archive[chosen.index].condition, goal: preferred,
      front: records.map { FrontPoint($0, objectives: goal.objectives) })
  }

  private func chosenPoint(
    of front: ParetoFront, knee: ParetoFront.Point
  ) -> ParetoFront.Point {
    guard let number = study.pareto.choose else { return knee }
    if number > front.points.count {
      listener.remark(
        "the front has \(front.points.count) points and no point \(number); the last one is taken")
    }
    return front.points[min(number, front.points.count) - 1]
  }

  /// The ledger's ids of the front's evaluations, in the order in which they were made.
  private func frontIDs() throws -> [Int64] {
    try ledger.evaluations().filter { $0.origin?.stage.isOfFront == true }.map { $0.id ?? 0 }
  }

  /// pareto.csv: one row a point, the best in the first objective first.
  private func frontTable(_ records: [FrontRecord]) -> CSVTable {
    let objectives = goal.objectives.map(\.attribute.rawValue)
    let others = Set(records.flatMap(\.measured.keys)).subtracting(objectives).sorted()
    var table = CSVTable(
      columns: TableColumns.front
        + objectives.flatMap { [$0, "spread_\($0)"] }
        + card.conditions.map { "condition_\($0)" } + others.map { "measured_\($0)" })
    for record in records {
      var row = ["\(record.number)", "\(record.evaluation)"]
      row += [record.isKnee, record.isEnd, record.isChosen].map { "\($0)" }
      row += objectives.flatMap { name in
        [record.measured[name], record.spread[name]].map { $0.map { decimal($0, 6) } ?? "" }
      }
      row += card.conditions.map { record.condition[$0].map { "\($0)" } ?? "" }
      row += others.map { record.measured[$0].map { decimal($0, 6) } ?? "" }
      table.append(row)
    }
    return table
  }
}
