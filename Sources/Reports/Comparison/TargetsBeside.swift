import Ledger

/// What each run wanted and got: a panel for each attribute, a column for each run.
struct TargetsBeside {
  private static let name = "targets"
  private static let legend: [(text: String, colour: GnuplotScript)] = [
    ("● candidate", "ink"), ("◇ simulated", "ink"),
  ]

  private let runs: [ComparedRun]
  private let names: [String]

  init(_ runs: [ComparedRun]) {
    self.runs = runs
    var seen: Set<String> = []
    names = runs.flatMap { $0.record.statedTargets.map(\.attribute) }
      .filter { seen.insert($0).inserted }
      .filter { name in runs.contains { !Self.measured($0, name).isEmpty } }
  }

  private static func measured(_ run: ComparedRun, _ name: String) -> [Double] {
    run.candidates.compactMap { $0.measured[name] }
      + run.record.verifications.compactMap { $0.measured[name] }
  }

  var plan: FigurePlan {
    guard !names.isEmpty else {
      return .skipped(name: Self.name, reason: "No run measured what it wanted.")
    }
    let grid = PanelGrid(names.count, across: 2, panel: 620, hasLegend: true)
    return .drawn(
      Figure(
        name: Self.name, title: "Target, candidates and simulated films of each run",
        caption: "Dots: candidates, filled where all of a run's tolerances hold; diamonds: "
          + "simulated films of its pathways. Line and band: the run's target and tolerance.",
        width: grid.width, height: grid.height, type: Figure.smallest(at: grid.width),
        commands: [grid.command] + names.indices.flatMap(panel),
        data: [Figure.DataFile(name: "\(Self.name).dat", text: text)]))
  }

  private func panel(_ index: Int) -> [GnuplotScript] {
    let name = names[index]
    let tics = runs.enumerated().map { index, run -> GnuplotScript in
      "\(text: run.letter) \(index + 1)"
    }.joined(separator: ", ")
    let file: GnuplotScript = "\(file: "\(Self.name).dat")"
    let column = index + 5
    let kinds: [(GnuplotScript, Int)] = [
      ("$3 == 0 && $4 == 1", 7), ("$3 == 0 && $4 == 0", 6), ("$3 == 1", 12),
    ]
    let dots = runs.indices.flatMap { run in
      kinds.map { shown, mark -> GnuplotScript in
        "\(file) using 2:($1 == \(run + 1) && \(shown) ? $\(column) : NaN) with points "
          + "pt \(mark) ps 2.4*dot lw 1.2 lc rgb '\(Style.series[run])' notitle"
      }
    }
    return ["unset object; unset arrow"] + runs.indices.flatMap { band(name, $0) } + [
      "unset key; unset label", index == 0 ? PanelGrid.words(Self.legend) : "",
      "set xrange [0.4:\(Double(runs.count) + 0.6)]; set yrange \(PanelGrid.text(range(name)))",
      "set xtics (\(tics)); unset mxtics; set ytics \(PanelGrid.step(range(name)))",
      "set ylabel \(wrapped(runs[0].record.axis(name)))",
      "plot " + dots.joined(separator: ", "),
    ]
  }

  private func target(_ name: String, _ run: Int) -> TargetRecord? {
    runs[run].record.statedTargets.first { $0.attribute == name }
  }

  /// A run's target and tolerance across its own column.
  private func band(_ name: String, _ run: Int) -> [GnuplotScript] {
    guard let band = target(name, run).flatMap(ToleranceBand.init) else { return [] }
    let (left, right) = (Double(run) + 0.6, Double(run) + 1.4)
    return [
      "set object \(run + 1) rectangle from first \(left), \(band.low) to first \(right), \(band.high) "
        + "behind fillcolor rgb band fillstyle solid noborder"
    ]
      + band.values.map {
        "set arrow from first \(left), first \($0) to first \(right), first \($0) "
          + "nohead back lc rgb ink lw 1 dashtype 2"
      }
  }

  private func range(_ name: String) -> ClosedRange<Double> {
    let bounds = runs.indices.compactMap { target(name, $0) }.flatMap {
      [$0.value, $0.upper, $0.accepted?.lowerBound, $0.accepted?.upperBound]
    }
    return PanelGrid.range(
      bounds.compactMap { $0 } + runs.flatMap { Self.measured($0, name) })
  }

  private var text: String {
    let rows = runs.enumerated().flatMap { index, run in
      let films =
        run.candidates.map { ($0.measured, "0", $0.within) }
        + run.record.verifications.map { ($0.measured, "1", $0.within) }
      return films.enumerated().map { rank, film in
        // Side by side within the run's column, in the order of their ranks.
        let shift = (Double(rank) + 0.5) / Double(films.count) - 0.5
        return ["\(index + 1)", exact(Double(index) + 1 + 0.6 * shift), film.1, film.2 ? "1" : "0"]
          + names.map { film.0[$0].map(exact) ?? "NaN" }
      }
    }
    return table(["run", "place", "simulated", "within"] + names, rows)
  }
}
