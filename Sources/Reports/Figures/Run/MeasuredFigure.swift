import Ledger

/// What was measured beside what was asked: a panel per target, its tolerance as a band.
struct MeasuredFigure {
  /// One mark: a position along the axis, the measured values, and whether all tolerances hold.
  private struct Mark {
    let position: Double
    let measured: [String: Double]
    let within: Bool
  }

  private let record: RunRecord
  private let name: String
  private let title: String
  private let caption: String
  private let axis: String
  private let marks: [Mark]

  /// Target against measured for the candidates.
  static func candidates(_ record: RunRecord) -> FigurePlan {
    let kept = record.candidates
    guard !kept.isEmpty else {
      return .skipped(name: "measured", reason: "No candidate was recorded.")
    }
    return MeasuredFigure(
      record: record, name: "measured", title: "Target against measured: candidates",
      caption: "Every point is measured on the voxels of one generated volume. Line and band: "
        + "the target and its tolerance. Filled points meet every tolerance.",
      axis: "rank of the candidate",
      marks: kept.map {
        Mark(position: Double($0.rank), measured: $0.measured, within: $0.within)
      }
    ).plan
  }

  /// Target against measured for the simulated films of the pathways.
  static func verification(_ record: RunRecord) -> FigurePlan {
    guard !record.verifications.isEmpty else {
      return .skipped(name: "verification", reason: "No pathway was simulated.")
    }
    let marks = Dictionary(grouping: record.countingFilms, by: \.pathwayRank).flatMap { runs in
      runs.value.enumerated().map { index, run in
        // The films of one pathway side by side, within a third of a step.
        let shift = (Double(index) + 0.5) / Double(runs.value.count) - 0.5
        return Mark(
          position: Double(run.pathwayRank) + shift / 1.5, measured: run.measured,
          within: run.within)
      }
    }
    return MeasuredFigure(
      record: record, name: "verification", title: "Target against simulated films",
      caption: "Every point is measured on the film that the Cahn–Hilliard equation gives for a "
        + "recipe that counts of a pathway, from one seed. Line and band: the target and its tolerance. Filled points "
        + "meet every tolerance.",
      axis: "rank of the pathway", marks: marks.sorted { $0.position < $1.position }
    ).plan
  }

  private var targets: [TargetRecord] {
    record.statedTargets.filter { target in
      marks.contains { $0.measured[target.attribute] != nil }
    }
  }

  private var plan: FigurePlan {
    guard !targets.isEmpty else {
      return .skipped(name: name, reason: "No target has a measured value beside it.")
    }
    let columns = targets.count > 1 ? 2 : 1
    let rows = (targets.count + columns - 1) / columns
    let layout: GnuplotScript =
      "set multiplot layout \(rows),\(columns) margins "
      + "char 11, screen 0.98, char 3.8, screen 0.97 spacing char 12, char 4.6"
    return .drawn(
      Figure(
        name: name, title: title, caption: caption, width: 1600, height: 160 + 520 * rows,
        type: 30, commands: [layout, "unset key"] + targets.flatMap(panel),
        data: [Figure.DataFile(name: "\(name).dat", text: text)]))
  }

  private func panel(_ target: TargetRecord) -> [GnuplotScript] {
    let column = 3 + (targets.firstIndex(of: target) ?? 0)
    let range = span(target)
    let positions = self.marks.map(\.position)
    let (left, right) = ((positions.min() ?? 1) - 0.7, (positions.max() ?? 1) + 0.7)
    let marks: [(mark: GnuplotScript, shown: GnuplotScript)] = [
      (mark: "pt 7 ps 2.6*dot lc rgb blue", shown: "$2 == 1 ? $\(column) : NaN"),
      (mark: "pt 6 ps 2.6*dot lc rgb vermillion lw 1.2", shown: "$2 == 1 ? NaN : $\(column)"),
    ]
    let points: [GnuplotScript] = marks.map {
      "\(file: "\(name).dat") using 1:(\($0.shown)) with points \($0.mark)"
    }
    return ["unset object", "unset arrow"] + band(target) + [
      "set xrange [\(left):\(right)]",
      "set yrange [\(range.lowerBound):\(range.upperBound)]",
      "set xtics \(max(1, Int((right - left) / 12))) ; unset mxtics",
      "set ytics \(roundStep((range.upperBound - range.lowerBound) / 4))",
      "set xlabel \(quoted(axis))",
      "set ylabel \(wrapped(record.axis(target.attribute)))",
      "plot " + points.joined(separator: ", "),
    ]
  }

  private func band(_ target: TargetRecord) -> [GnuplotScript] {
    guard let band = ToleranceBand(target) else { return [] }
    let lines: [GnuplotScript] = band.values.map {
      "set arrow from graph 0, first \($0) to graph 1, first \($0) nohead back "
        + "lc rgb ink lw 1 dashtype 2"
    }
    return [
      "set object 1 rectangle from graph 0, \(band.low) to graph 1, \(band.high) behind "
        + "fillcolor rgb band fillstyle solid noborder"
    ] + lines
  }

  /// What the panel must show: the marks, the target and its band, with a margin.
  private func span(_ target: TargetRecord) -> ClosedRange<Double> {
    let accepted = target.accepted
    let bounds = [accepted?.lowerBound, accepted?.upperBound, target.value, target.upper]
    let values =
      marks.compactMap { $0.measured[target.attribute] }
      + bounds.compactMap { $0 }.filter(\.isFinite)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let margin = max(0.15 * (high - low), 1e-6)
    return (low - margin)...(high + margin)
  }

  private var text: String {
    table(
      [axis, "within"] + targets.map(\.attribute),
      marks.map { mark in
        [exact(mark.position), mark.within ? "1" : "0"]
          + targets.map { mark.measured[$0.attribute].map(exact) ?? "NaN" }
      })
  }
}
