import Ledger

/// The smallest miss that each run had reached, against the volumes that it had generated.
struct ProgressFigure {
  private static let name = "progress"

  private let runs: [ComparedRun]
  /// For each run: volumes, seconds and the smallest miss so far, in tolerances.
  private let curves: [[(volumes: Int, seconds: Double, miss: Double)]]

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    curves = runs.map { run in
      var best = Double.infinity
      return zip(run.record.evaluations, run.spending).compactMap { evaluation, spent in
        if let miss = run.record.deviation(of: evaluation.measured) { best = min(best, miss) }
        return best.isFinite ? (spent.volumes, spent.seconds, best) : nil
      }
    }
  }

  var plan: FigurePlan {
    let misses = curves.joined().map(\.miss)
    guard let lowest = misses.min(), let highest = misses.max() else {
      return .skipped(name: Self.name, reason: "No run recorded an evaluation of its targets.")
    }
    // A miss of nothing has no place on a logarithmic axis: it stands on its lower edge.
    let floor = max(lowest, 0.01) / 1.4
    return .drawn(
      Figure(
        name: Self.name, title: "Smallest miss against volumes generated", caption: caption,
        width: 1600, height: 1100, type: Figure.smallest(at: 1600),
        commands: [
          "set logscale y; set yrange [\(floor):\(max(1.4, 1.4 * highest))]",
          "set logscale x; set xrange [1:*]; set mytics 10; set mxtics 10",
          "set xlabel 'volumes generated'",
          "set ylabel 'largest miss so far (tolerances)'",
          "set arrow from graph 0, first 1 to graph 1, first 1 nohead back lc rgb ink lw 1 "
            + "dashtype 2",
          "set key outside top center horizontal maxcols 2 Left reverse", plot(floor),
        ],
        data: runs.indices.map { index in
          Figure.DataFile(
            name: "\(Self.name)-\(runs[index].letter).dat",
            text: table(
              ["volumes", "seconds", "smallest miss so far, tolerances"],
              curves[index].map { ["\($0.volumes)", exact($0.seconds), exact($0.miss)] }))
        }))
  }

  private var caption: String {
    "The best evaluation so far of each run: its largest miss over all targets, in tolerances. An "
      + "evaluation of the search counts by the mean of its replicates, one of the aiming is a "
      + "single volume. Below the dashed line every tolerance holds."
  }

  private func plot(_ floor: Double) -> GnuplotScript {
    let parts = runs.indices.filter { !curves[$0].isEmpty }.map { run -> GnuplotScript in
      "\(file: "\(Self.name)-\(runs[run].letter).dat") using 1:($3 > \(floor) ? $3 : "
        + "\(floor)) with steps lw 1.8 lc rgb '\(Style.series[run])' "
        + "title \(quoted("\(runs[run].letter): \(runs[run].title)"))"
    }
    return "plot " + parts.joined(separator: ", \\\n  ")
  }
}
