import Ledger

/// The objective of each evaluation, and the best feasible one so far.
struct ConvergenceFigure {
  private let record: RunRecord
  private let values: [Double]

  init(_ record: RunRecord) {
    self.record = record
    values = record.evaluations.compactMap(\.objective)
  }

  var plan: FigurePlan {
    guard let lowest = values.min(), let highest = values.max() else {
      return .skipped(name: "convergence", reason: "No evaluation with an objective was recorded.")
    }
    guard record.evaluations.count > 1 else {
      return .skipped(
        name: "convergence", reason: "One evaluation was made: there is no convergence to draw.")
    }
    let logarithmic = lowest > 0
    let commands: [GnuplotScript] = [
      "set xlabel 'evaluation'" + (record.evaluations.count < 10 ? "; set xtics 1" : ""),
      "set ylabel 'objective (smaller is better)'",
      "set xrange [0.5:\(Double(record.evaluations.count) + 0.5)]",
      logarithmic ? range(lowest, highest) : "set offsets 0, 0, graph 0.05, graph 0.05",
      "set key outside top center horizontal maxrows 1 width -2",
    ]
    let name = "convergence"
    return .drawn(
      Figure(
        name: name, title: "Convergence of the search", caption: caption, width: 1600, height: 1000,
        type: 32, commands: commands + [plot(failuresAt: logarithmic ? highest : nil)],
        data: [Figure.DataFile(name: "\(name).dat", text: text)]))
  }

  private var caption: String {
    let failed = record.evaluations.count { $0.objective == nil }
    let algorithm = record.facts[.algorithm].map { " by \($0)" } ?? ""
    return "The misfit that the search\(algorithm) minimises, over replicates of the noise, "
      + "for each of \(record.evaluations.count) evaluations; the line is the best feasible one "
      + "so far." + (failed > 0 ? " \(failed) failed and have no mark." : "")
  }

  /// Whole half-decades around the values, so that a log axis has at least two labels.
  private func range(_ lowest: Double, _ highest: Double) -> GnuplotScript {
    "set logscale y; set yrange [\(lowest / 1.6):\(highest * 1.6)]"
      + (highest / lowest < 30 ? "; set ytics add (0.02, 0.05, 0.2, 0.5, 2, 5, 20, 50)" : "")
      + "; set mytics 10"
  }

  private func plot(failuresAt top: Double?) -> GnuplotScript {
    let file: GnuplotScript = "'convergence.dat'"
    let parts: [GnuplotScript] = [
      "\(file) using 1:4 with steps lc rgb ink lw 1.6 title 'best so far'",
      "\(file) using 1:($3 == 1 ? $2 : NaN) with points pt 7 ps 1.9*dot lc rgb blue "
        + "title 'feasible'",
      "\(file) using 1:($3 == 0 ? $2 : NaN) with points pt 6 ps 1.9*dot lc rgb vermillion lw 1.2 "
        + "title 'infeasible'",
    ]
    let all = record.evaluations.allSatisfy(\.feasible) ? Array(parts.prefix(2)) : parts
    return "plot " + all.joined(separator: ", \\\n  ")
  }

  private var text: String {
    var best: Double?
    let rows = record.evaluations.enumerated().map { index, evaluation in
      if let value = evaluation.objective, evaluation.feasible { best = min(best ?? value, value) }
      return [
        "\(index + 1)", evaluation.objective.map(exact) ?? "NaN", evaluation.feasible ? "1" : "0",
        best.map(exact) ?? "NaN",
      ]
    }
    return table(["evaluation", "objective", "feasible", "best so far"], rows)
  }
}
