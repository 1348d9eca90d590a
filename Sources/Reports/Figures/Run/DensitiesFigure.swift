import Ledger

/// How each wanted attribute spreads over the volumes that the run measured: gnuplot's kernel
/// density of the single samples, with the target, its tolerance and the candidates.
struct DensitiesFigure {
  private static let name = "densities"
  /// Fewer samples have no density worth a curve.
  private static let fewest = 5

  private let record: RunRecord
  private let targets: [TargetRecord]

  init(_ record: RunRecord) {
    self.record = record
    let samples = Self.samples(record)
    targets = record.statedTargets.filter { target in
      let values = samples.compactMap { $0.measured[target.attribute] }
      return values.count >= Self.fewest && values.max()! > values.min()!
    }
  }

  /// Evaluations of a single volume.
  private static func samples(_ record: RunRecord) -> [EvaluationRecord] {
    record.evaluations.filter { $0.samples.count == 1 && $0.failure == nil }
  }

  /// Evaluations of several, of which the mean is known.
  private var means: [EvaluationRecord] {
    record.evaluations.filter { $0.samples.count > 1 && $0.failure == nil }
  }

  private var hasMeans: Bool { means.count >= Self.fewest }

  var plan: FigurePlan {
    guard !targets.isEmpty else {
      return .skipped(
        name: Self.name,
        reason: "Fewer than \(Self.fewest) single volumes were measured: no densities are drawn.")
    }
    let grid = PanelGrid(targets.count, across: 2, panel: 600, hasLegend: true)
    return .drawn(
      Figure(
        name: Self.name, title: "What the run's volumes measure", caption: caption,
        width: grid.width, height: grid.height, type: Figure.smallest(at: grid.width),
        commands: [grid.command] + targets.indices.flatMap(panel), data: data))
  }

  private var caption: String {
    "Kernel density (gnuplot's smooth kdensity, its own bandwidth) of "
      + "\(Self.samples(record).count) volumes measured one by one"
      + (hasMeans ? "; the line is that of the \(means.count) means of the search" : "")
      + ". Dashed line and band: the target and its tolerance; ticks: the candidates."
  }

  private func panel(_ index: Int) -> [GnuplotScript] {
    let target = targets[index]
    let range = range(target)
    let column = index + 1
    let name = Self.name
    func curve(_ file: String, _ count: Int) -> GnuplotScript {
      "\(file: file) using \(column):(1.0 / \(count)) smooth kdensity with"
    }
    let samples = "\(name).dat"
    let count = Self.samples(record).compactMap { $0.measured[target.attribute] }.count
    var parts: [GnuplotScript] = [
      curve(samples, count) + " filledcurves y1=0 fc rgb band notitle",
      curve(samples, count) + " lines lc rgb blue lw 1.6",
    ]
    if hasMeans {
      parts.append(
        curve("\(name)-means.dat", means.count) + " lines lc rgb orange lw 1.4")
    }
    if !record.candidates.isEmpty {
      parts.append(
        "\(file: "\(name)-candidates.dat") using \(column):(0) with points pt 9 ps 2.4*dot lc rgb ink"
      )
    }
    return ["unset arrow; unset object"] + marks(target) + [
      "unset key; unset label", index == 0 ? legend : "",
      "set xrange \(PanelGrid.text(range)); set yrange [0:*]",
      "set xtics \(PanelGrid.wideStep(range)); set ytics autofreq; set offsets 0, 0, graph 0.08, 0",
      "set xlabel \(wrapped(record.axis(target.attribute), width: 34))",
      "set ylabel 'probability density'", "plot " + parts.joined(separator: ", "),
    ]
  }

  private var legend: GnuplotScript {
    PanelGrid.words(
      [("━ single volumes", "blue")] + (hasMeans ? [("━ means of the search", "orange")] : [])
        + (record.candidates.isEmpty ? [] : [("▲ candidates", "ink")]))
  }

  private func marks(_ target: TargetRecord) -> [GnuplotScript] {
    guard let band = ToleranceBand(target) else { return [] }
    return [
      "set object 1 rectangle from \(band.low), graph 0 to \(band.high), graph 1 behind "
        + "fillcolor rgb pale fillstyle solid noborder"
    ]
      + band.values.map {
        "set arrow from first \($0), graph 0 to first \($0), graph 1 nohead front "
          + "lc rgb vermillion lw 1.4 dashtype '- '"
      }
  }

  private func range(_ target: TargetRecord) -> ClosedRange<Double> {
    let values =
      record.evaluations.compactMap { $0.measured[target.attribute] }
      + record.candidates.compactMap { $0.measured[target.attribute] }
    let bounds = [target.accepted?.lowerBound, target.accepted?.upperBound].compactMap { $0 }
    return PanelGrid.range(values + bounds)
  }

  private var data: [Figure.DataFile] {
    let names = targets.map(\.attribute)
    func file(_ name: String, _ rows: [[String: Double]]) -> Figure.DataFile {
      Figure.DataFile(
        name: name,
        text: table(names, rows.map { row in names.map { row[$0].map(exact) ?? "NaN" } }))
    }
    let kept = record.candidates
    return [file("\(Self.name).dat", Self.samples(record).map(\.measured))]
      + (hasMeans ? [file("\(Self.name)-means.dat", means.map(\.measured))] : [])
      + (kept.isEmpty ? [] : [file("\(Self.name)-candidates.dat", kept.map(\.measured))])
  }
}
