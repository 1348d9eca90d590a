import Ledger

/// The front of the first two objectives, every evaluation behind it, and where candidates came out.
struct ParetoFigure {
  private let record: RunRecord
  private let objectives: [TargetRecord]

  init(_ record: RunRecord) {
    self.record = record
    objectives = record.objectives
  }

  /// None where the study pushes no two objectives.
  var plans: [FigurePlan] {
    if objectives.count < 2 { return [] }
    let name = "pareto"
    guard !record.front.isEmpty else {
      return [.skipped(name: name, reason: "The run has recorded no front of its objectives yet.")]
    }
    let figure = Figure(
      name: name, title: "What one objective costs in the other", caption: caption, width: 1600,
      height: 1100, type: 30, commands: commands,
      data: [Figure.DataFile(name: "\(name).dat", text: text)])
    return [.drawn(figure)]
  }

  private var commands: [GnuplotScript] {
    let file: GnuplotScript = "'pareto.dat'"
    let parts: [GnuplotScript] = [
      "\(file) index 0 using 1:2 with points pt 7 ps 1*dot lc rgb '#9aa3a9' title 'evaluations'",
      "\(file) index 1 using 1:2 with lines dt 2 lw 1.2 lc rgb ink notitle",
      "\(file) index 1 using 1:2 with points pt 7 ps 2.2*dot lc rgb blue title 'front'",
      "\(file) index 1 using 1:2:3 with labels offset 0,-1.1 textcolor rgb ink notitle",
      "\(file) index 2 using 1:2 with points pt 6 ps 3.6*dot lw 1.8 lc rgb vermillion title 'knee'",
    ]
    let made: [GnuplotScript] =
      record.candidates.isEmpty
      ? []
      : ["\(file) index 3 using 1:2 with points pt 9 ps 2*dot lc rgb orange title 'candidates'"]
    return [
      "set xlabel \(heading(objectives[0]))", "set ylabel \(heading(objectives[1]))",
      "set offsets graph 0.06, graph 0.06, graph 0.06, graph 0.1",
      "set key outside top center horizontal maxrows 1 width -3",
      "plot " + (parts + made).joined(separator: ", \\\n  "),
    ]
  }

  /// "ABS_wf_D * DISS_wf10_D (higher is better)", broken into lines.
  private func heading(_ target: TargetRecord) -> GnuplotScript {
    let better = target.kind == .maximise ? "higher is better" : "lower is better"
    return wrapped(record.axis(target.attribute) + " (\(better))", width: 42)
  }

  private var caption: String {
    let others = objectives.dropFirst(2).map { record.label($0.attribute) }
    let also =
      others.isEmpty
      ? "" : " The front also counts \(others.joined(separator: " and ")), which is not drawn."
    let candidates =
      record.candidates.isEmpty
      ? "" : " Candidates are single volumes of fresh noise made at the chosen point."
    return "Means over the replicates of each evaluation. None of the \(record.front.count) points "
      + "of the front is beaten in every objective; their numbers are those of pareto.csv. What lies "
      + "beyond the front is not realistic, misses a target or breaks a constraint. The knee "
      + "is farthest from the chord between the ends.\(also)\(candidates)"
  }

  /// The knee, the ends and what lies far enough from all these for its number to be read.
  private var labelled: Set<Int> {
    let points = record.front.compactMap { point -> (FrontRecord, ContourCurve.Point)? in
      guard let x = point.measured[objectives[0].attribute],
        let y = point.measured[objectives[1].attribute]
      else { return nil }
      return (point, ContourCurve.Point(x: x, y: y))
    }
    let frame = PlotFrame(around: points.map(\.1))
    let inOrder = points.filter(\.0.isKnee) + points.filter(\.0.isEnd) + points
    let kept = inOrder.reduce(into: [(FrontRecord, ContourCurve.Point)]()) { kept, next in
      if kept.allSatisfy({ frame.distance($0.1, next.1) > 0.06 }) { kept.append(next) }
    }
    return Set(kept.map(\.0.number))
  }

  /// A point of the front, its number where there is room for it.
  private func row(_ point: FrontRecord, _ coordinates: [String]) -> [String] {
    coordinates + [labelled.contains(point.number) ? "\(point.number)" : "\"\""]
  }

  private var text: String {
    let names = [objectives[0].attribute, objectives[1].attribute]
    let pair = { (values: [String: Double]) -> [String]? in
      let found = names.compactMap { values[$0] }
      return found.count == 2 ? found.map(exact) : nil
    }
    let tried = record.frontEvaluations
    return blocks([
      table(names, tried.compactMap { pair($0.measured) }),
      table(
        names + ["number"],
        record.front.compactMap { point in pair(point.measured).map { row(point, $0) } }),
      table(names, record.front.filter(\.isKnee).compactMap { pair($0.measured) }),
      table(names, record.candidates.compactMap { pair($0.measured) }),
    ])
  }
}
