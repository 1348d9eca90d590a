import Ledger

/// What came out of a sweep: contours over each pair of swept numbers, a line over one.
struct SweepFigures {
  static let outcomes: [(name: String, label: GnuplotScript)] = [
    ("candidate_error", "candidate’s largest miss"), ("within_tolerance", "within tolerance"),
    ("verified_error", "simulated film’s largest miss"), ("objective", "objective"),
    ("pathway_chi", "best pathway’s χ"), ("pathway_phi", "best pathway’s φ"),
    ("pathway_log_time", "best pathway’s log_{10} time"),
    ("pathway_probability", "best pathway’s probability"),
    ("density_quantile", "density quantile of the request"), ("seconds", "seconds"),
  ]

  let paths: [String]
  let points: [SweepPointRecord]

  var all: [Figure] {
    let varied = paths.filter { path in Set(points.compactMap { $0.values[path] }).count > 1 }
    if varied.count == 1 {
      return Self.outcomes.compactMap { line(varied[0], $0.name, $0.label) }
    }
    var figures: [Figure] = []
    for (place, x) in varied.enumerated() {
      for y in varied[(place + 1)...] {
        figures += Self.outcomes.compactMap { contour(x, y, $0.name, $0.label) }
      }
    }
    return figures
  }

  /// The outcome at each distinct place, the mean over points that differ in other numbers.
  private func means(_ axes: [String], _ name: String) -> [[Double]] {
    var sums: [[Double]: (sum: Double, count: Int)] = [:]
    for point in points {
      guard let value = point.outcomes[name] else { continue }
      let place = axes.compactMap { point.values[$0] }
      let old = sums[place] ?? (0, 0)
      sums[place] = (old.sum + value, old.count + 1)
    }
    return sums.map { $0.key + [$0.value.sum / Double($0.value.count)] }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func line(_ path: String, _ name: String, _ label: GnuplotScript) -> Figure? {
    let rows = means([path], name)
    guard rows.count > 1 else { return nil }
    let file = "sweep-\(name).dat"
    return Figure(
      name: "sweep-\(name)", title: "\(name) over \(Self.brief(path))",
      caption: "\(rows.count) points of the sweep.", width: 1600, height: 1000, type: 32,
      commands: [
        "set xlabel \(quoted(Self.brief(path)))", "set ylabel '\(label)'",
        "set offsets graph 0.05, graph 0.05, graph 0.08, graph 0.08", "unset key",
        "plot \(file: file) using 1:2 with linespoints pt 7 ps 2*dot lw 1.4 lc rgb blue",
      ], data: [Figure.DataFile(name: file, text: text([path, name], rows))])
  }

  private func contour(_ x: String, _ y: String, _ name: String, _ label: GnuplotScript) -> Figure?
  {
    let rows = means([x, y], name)
    // Fewer places, places on one line or one value everywhere have no contours.
    guard Set(rows.map { $0[0] }).count > 1, Set(rows.map { $0[1] }).count > 1, rows.count > 3,
      Set(rows.map { $0[2] }).count > 1
    else { return nil }
    let id = "sweep-\(slug(x))-\(slug(y))-\(name)"
    let caption =
      "Coloured by thin-plate splines through \(rows.count) places of the sweep (dots); "
      + "between them the colours are interpolation. Places that differ only in other swept "
      + "numbers are averaged."
    return Figure(
      name: id, title: "\(name) over \(Self.brief(x)) and \(Self.brief(y))", caption: caption,
      width: 1600, height: 1150,
      type: 32, commands: commands(x, y, label, file: "\(id).dat"),
      data: [Figure.DataFile(name: "\(id).dat", text: text([x, y, name], rows))])
  }

  private func commands(
    _ x: String, _ y: String, _ label: GnuplotScript, file: String
  ) -> [GnuplotScript] {
    let colours: [GnuplotScript] = Style.bands.enumerated().map {
      "\($0.offset) '\($0.element)'"
    }
    return [
      "set dgrid3d 61,61 splines", "set table $surface", "splot \(file: file) using 1:2:3",
      "unset table", "unset dgrid3d", "set contour base", "set cntrparam levels auto 6",
      "unset surface", "set table $lines", "splot $surface using 1:2:3", "unset table",
      "set surface", "unset contour",
      "set palette defined (\(colours.joined(separator: ", "))) maxcolors 14",
      "set xlabel \(quoted(Self.brief(x)))",
      "set ylabel \(quoted(Self.brief(y)))", "set cblabel '\(label)' offset 1.5",
      "set lmargin 12", "set rmargin 18", "set autoscale fix", "set offsets 0, 0, 0, 0",
      // gnuplot 5.4 takes no function for the font of these labels, though a variable
      "unset key", "small = sized(30)", "set xtics font small",
      "plot $surface using 1:2:3 with image, \\",
      "  $lines using 1:2 with lines lc rgb 'white' lw 1.2, \\",
      "  \(file: file) using 1:2 with points pt 7 ps 2.2*dot lc rgb 'white', \\",
      "  \(file: file) using 1:2 with points pt 7 ps 1.5*dot lc rgb ink, \\",
      "  $lines using 1:2:(sprintf('%.3g', $3)) every 1000::10 with labels boxed "
        + "font small textcolor rgb ink",
    ]
  }

  private func text(_ names: [String], _ rows: [[Double]]) -> String {
    table(names, rows.map { $0.map(exact) })
  }

  private func slug(_ path: String) -> String {
    String(Self.brief(path).map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "-" })
  }

  /// The path as an axis names it: a target's value by the target's name alone.
  static func brief(_ path: String) -> String {
    path.hasPrefix("targets.") && path.hasSuffix(".value")
      ? String(path.dropFirst("targets.".count).dropLast(".value".count)) : path
  }
}
