import Ledger

/// The pathways of several runs in one picture of χ against annealing time: each run's numbered
/// discs, and the smallest region that holds half of its predicted probability.
struct PathwayMap {
  private typealias Point = ContourCurve.Point
  private static let name = "pathways"
  private static let share = 0.5

  private let runs: [ComparedRun]
  /// For each run, the outlines of its likely region.
  private let outlines: [[ContourCurve]]

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    outlines = runs.map { run in
      let density = run.record.densities.lazy
        .compactMap { $0.oriented(x: "log_time", y: "chi") }.first
      return density.map { ContourTracer(EnclosedMass($0)).curves(at: Self.share) } ?? []
    }
  }

  var plan: FigurePlan {
    guard runs.contains(where: { !$0.record.pathways.isEmpty }) else {
      return .skipped(name: Self.name, reason: "No run recorded a pathway.")
    }
    return .drawn(
      Figure(
        name: Self.name, title: "Pathways of the runs", caption: caption, width: 1600,
        height: 1250, type: Figure.smallest(at: 1600), commands: axes + [plot],
        data: runs.indices.flatMap(data)))
  }

  private var caption: String {
    "Numbers are each run's pathways by rank, with one standard deviation; filled where "
      + "Cahn–Hilliard simulations verified them. Lines bound the smallest region that holds half "
      + "of a run's predicted probability."
  }

  private var axes: [GnuplotScript] {
    let ends = runs.flatMap(\.record.pathways).flatMap { pathway in
      [-1.0, 1].map { side in
        Point(
          x: pathway.logTime + side * pathway.logTimeSpread,
          y: pathway.chi + side * pathway.chiSpread)
      }
    }
    let frame = PlotFrame(around: ends + outlines.joined().flatMap(\.points))
    return [
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(tics(frame.x)); set ytics \(tics(frame.y))",
      "set xlabel \(quoted(runs[0].record.axis("log_time")))",
      "set ylabel \(quoted(runs[0].record.axis("chi")))",
      "set key outside top center horizontal maxcols 2 Left reverse",
    ]
  }

  private func tics(_ range: ClosedRange<Double>) -> GnuplotScript {
    "\(roundStep((range.upperBound - range.lowerBound) / 5))"
  }

  private var plot: GnuplotScript {
    var parts = runs.indices.flatMap { run in
      outlines[run].indices.map { curve -> GnuplotScript in
        "\(file: "\(Self.name)-\(runs[run].letter)-region.dat") index \(curve) using 1:2 with lines "
          + "lc rgb '\(Style.series[run])' lw 1.2 notitle"
      }
    }
    for (index, run) in runs.enumerated() where !run.record.pathways.isEmpty {
      parts += marks("\(file: "\(Self.name)-\(run.letter).dat")", Style.series[index])
    }
    parts += runs.enumerated().map { index, run -> GnuplotScript in
      "keyentry with points pt 7 ps 3*dot lc rgb '\(Style.series[index])' "
        + "title \(quoted("\(run.letter): \(run.title)"))"
    }
    return "plot " + parts.joined(separator: ", \\\n  ")
  }

  /// Crosses of one standard deviation, discs, and the rank in each; a verified one is filled.
  private func marks(_ file: GnuplotScript, _ colour: GnuplotScript) -> [GnuplotScript] {
    let number = colour.number
    return [
      "\(file) using 2:3:4:5 with xyerrorbars pt -1 lc rgb '\(colour)' lw 0.9 notitle",
      "\(file) using 2:3 with points pt 7 ps 5.6*dot lc rgb '\(colour)' notitle",
      "\(file) using 2:3:(column(6) == 1 ? \(number) : 0xffffff) with points pt 7 ps 4.7*dot "
        + "lc rgb variable notitle",
      "\(file) using 2:3:1:(column(6) == 1 ? 0xffffff : 0x222222) with labels tc rgb variable "
        + "notitle",
    ]
  }

  private func data(_ index: Int) -> [Figure.DataFile] {
    let run = runs[index]
    let rows = run.record.pathways.map { pathway in
      ["\(pathway.rank)"]
        + [pathway.logTime, pathway.chi, pathway.logTimeSpread, pathway.chiSpread].map(exact)
        + [pathway.verified == true ? "1" : "0"]
    }
    let regions = outlines[index].map { curve in
      table(
        ["log_time", "chi"],
        (curve.points + curve.points.prefix(1)).map { [exact($0.x), exact($0.y)] })
    }
    let columns = ["rank", "log_time", "chi", "log_time sd", "chi sd", "verified"]
    return [
      Figure.DataFile(name: "\(Self.name)-\(run.letter).dat", text: table(columns, rows)),
      Figure.DataFile(
        name: "\(Self.name)-\(run.letter)-region.dat", text: blocks(regions)),
    ]
  }
}
