import Ledger

/// The predicted density over two process parameters: filled contours, the pathways by rank,
/// the process window.
struct ContourFigure {
  private typealias Point = ContourCurve.Point

  private let record: RunRecord
  private let name: String
  private let xName: String
  private let yName: String
  private let density: DensityRecord?

  /// - Parameters:
  ///   - x: The horizontal attribute: "phi", "chi" or "log_time".
  ///   - y: The vertical one.
  init(_ record: RunRecord, x: String, y: String, name: String) {
    self.record = record
    self.name = name
    xName = x
    yName = y
    density = record.densities.lazy.compactMap { $0.oriented(x: x, y: y) }.first
  }

  var plan: FigurePlan {
    guard let density, density.x.count > 1, density.y.count > 1,
      density.values.contains(where: { $0 > 0 })
    else {
      return .skipped(
        name: name,
        reason: "No predicted density over \(xName) and \(yName) was recorded.")
    }
    return .drawn(figure(ContourPicture(density)))
  }

  private func figure(_ picture: ContourPicture) -> Figure {
    let frame = frame(picture)
    return Figure(
      name: name, title: title, caption: caption, width: 1600, height: 1200, type: 34,
      commands: axes(frame) + ratioAxis(frame) + windowBox(frame) + [plot(picture)],
      data: data(picture, frame))
  }

  private var title: String {
    yName == "chi"
      ? "Pathways: interaction parameter χ against annealing time"
      : "Blend ratio φ against \(xName == "chi" ? "interaction parameter χ" : "annealing time")"
  }

  private var caption: String {
    let window =
      record.window.isEmpty
      ? ""
      : " Dashed lines are the edges of the study's process window; an edge beyond the axes is "
        + "not drawn."
    return "Predicted from the candidates by the model's feature predictor. Each line bounds the "
      + "smallest region that holds the stated share of the predicted probability. Numbers are "
      + "the pathways' ranks, with one standard deviation; filled where Cahn–Hilliard "
      + "simulations verified them." + further + window
  }

  private var further: String {
    (hasRidges
      ? " The dotted line is the ridge of the density, the most probable way from one pathway to "
        + "the next."
      : "")
      + (moved.isEmpty
        ? ""
        : " Diamonds are the recipes that count after simulation, filled where their films verified them.")
  }

  private var marks: [Point] {
    record.pathways.map { Point(x: $0.value(xName), y: $0.value(yName)) }
      + moved.map { Point(x: $0.value(xName), y: $0.value(yName)) }
  }

  /// All of the contours and pathways, and the window's edges where they lie near.
  private func frame(_ picture: ContourPicture) -> PlotFrame {
    let core = PlotFrame(around: picture.points + marks)
    let (xEdges, yEdges) = (edges(xName, core.x), edges(yName, core.y))
    let corners =
      xEdges.map { Point(x: $0, y: core.y.lowerBound) }
      + yEdges.map { Point(x: core.x.lowerBound, y: $0) }
    return corners.isEmpty ? core : PlotFrame(around: picture.points + marks + corners)
  }

  /// The window's bounds that lie within a quarter of an axis length of the contours.
  private func edges(_ attribute: String, _ range: ClosedRange<Double>) -> [Double] {
    guard let window = record.window(of: attribute) else { return [] }
    let reach = (range.upperBound - range.lowerBound) / 4
    let near = (range.lowerBound - reach)...(range.upperBound + reach)
    return [window.lower, window.upper].compactMap { $0 }.filter(near.contains)
  }

  private func axes(_ frame: PlotFrame) -> [GnuplotScript] {
    [
      "set xrange [\(frame.x.lowerBound):\(frame.x.upperBound)]",
      "set yrange [\(frame.y.lowerBound):\(frame.y.upperBound)]",
      "set xtics \(tics(frame.x)); set ytics \(tics(frame.y))",
      "set xlabel \(quoted(record.axis(xName)))",
      "set ylabel \(quoted(record.axis(yName))) offset 1,0",
      "set lmargin at screen \(yName == "chi" ? 0.155 : 0.17)",
      "set rmargin at screen \(yName == "chi" ? 0.615 : 0.74)",
      "set bmargin at screen 0.15; set tmargin at screen \(xName == "chi" ? 0.84 : 0.96)",
      "set key at screen 0.985, screen 0.75 right top vertical Left reverse noopaque samplen 1 "
        + "title \"probability\\nenclosed\"",
    ]
  }

  private func tics(_ range: ClosedRange<Double>) -> GnuplotScript {
    "\(roundStep((range.upperBound - range.lowerBound) / 5))"
  }

  /// χ/χ_c along the axis opposite to χ.
  private func ratioAxis(_ frame: PlotFrame) -> [GnuplotScript] {
    guard let critical = record.criticalChi, yName == "chi" || xName == "chi" else { return [] }
    let (axis, ends): (GnuplotScript, GnuplotScript) = yName == "chi" ? ("y", "y2") : ("x", "x2")
    let range = yName == "chi" ? frame.y : frame.x
    let step = roundStep((range.upperBound - range.lowerBound) / critical / 5)
    let decimals = max(1, exact(step).split(separator: ".").dropFirst().first?.count ?? 0)
    return [
      "set link \(ends) via \(axis)/\(critical) inverse \(axis)*\(critical)",
      "set \(ends)tics \(step) textcolor rgb ink; set format \(ends) '%.\(decimals)f'",
      "set \(ends)label 'χ/χ_c'" + (ends == "y2" ? " offset -0.7,0" : ""),
    ]
  }

  /// The window's edges that lie within the axes; those beyond are not drawn along the frame.
  private func windowBox(_ frame: PlotFrame) -> [GnuplotScript] {
    let (x, y) = (record.window(of: xName), record.window(of: yName))
    let from = (x: inside(x?.lower, frame.x), y: inside(y?.lower, frame.y))
    let to = (x: inside(x?.upper, frame.x), y: inside(y?.upper, frame.y))
    func place(_ bound: Double?, _ open: GnuplotScript) -> GnuplotScript {
      bound.map { "first \($0)" } ?? "graph \(open)"
    }
    let (left, right) = (place(from.x, "0"), place(to.x, "1"))
    let (bottom, top) = (place(from.y, "0"), place(to.y, "1"))
    var edges: [GnuplotScript] = []
    for (bound, side) in [(from.x, left), (to.x, right)] where bound != nil {
      edges.append("from \(side), \(bottom) to \(side), \(top)")
    }
    for (bound, side) in [(from.y, bottom), (to.y, top)] where bound != nil {
      edges.append("from \(left), \(side) to \(right), \(side)")
    }
    return edges.map { "set arrow \($0) nohead front lc rgb vermillion lw 1.6 dashtype '- '" }
  }

  private func inside(_ bound: Double?, _ range: ClosedRange<Double>) -> Double? {
    bound.flatMap { range.contains($0) ? $0 : nil }
  }

  private func plot(_ picture: ContourPicture) -> GnuplotScript {
    let regions: GnuplotScript = "\(file: "\(name)-regions.dat")"
    let marks: GnuplotScript = "\(file: "\(name)-pathways.dat")"
    var parts = picture.patches.indices.map { index -> GnuplotScript in
      let colour = picture.patches[index].band.map { Style.bands[$0] } ?? "white"
      return "\(regions) index \(index) using 1:2 with filledcurves closed "
        + "fc rgb '\(colour)' notitle"
    }
    parts += picture.patches.indices.map {
      "\(regions) index \($0) using 1:2 with lines lc rgb ink lw 0.5 notitle"
    }
    parts.append(
      "\(file: "\(name)-labels.dat") using 1:2:3 with labels noenhanced boxed font sized(30) notitle"
    )
    if hasRidges {
      parts += [
        "\(file: "\(name)-ridges.dat") using 1:2 with lines lc rgb 'white' lw 3.2 notitle",
        "\(file: "\(name)-ridges.dat") using 1:2 with lines lc rgb ink lw 1.6 dashtype '.' title 'ridge'",
      ]
    }
    if !record.pathways.isEmpty { parts += markers(marks) }
    if !moved.isEmpty { parts += refined("\(file: "\(name)-refined.dat")") }
    parts += zip(ContourPicture.levels, Style.bands).map { level, colour in
      "keyentry with boxes fs solid fc rgb '\(colour)' title \(text: percent(level))"
    }
    if !record.window.isEmpty, record.window(of: xName) ?? record.window(of: yName) != nil {
      parts.append("keyentry with lines lc rgb vermillion lw 1.6 dashtype '- ' title 'window'")
    }
    return "plot " + parts.joined(separator: ", \\\n  ")
  }

  /// The recipes that pathways stand for after simulation.
  private var moved: [ProofRecord] { record.pathways.compactMap { record.proof(of: $0) } }

  /// Ridges run in the plane of χ and annealing time.
  private var hasRidges: Bool {
    !record.ridges.isEmpty && Set([xName, yName]) == ["chi", "log_time"]
  }

  /// An arrow from each predicted recipe to the one that simulation moved it to.
  private func refined(_ file: GnuplotScript) -> [GnuplotScript] {
    [
      "\(file) using 1:2:($3-$1):($4-$2) with vectors nohead lc rgb ink lw 1.4 notitle",
      "\(file) using 3:4 with points pt 13 ps 3.4*dot lc rgb ink notitle",
      "\(file) using 3:4:($5 == 1 ? 0x222222 : 0xffffff) with points pt 13 ps 2.6*dot "
        + "lc rgb variable notitle",
      "keyentry with points pt 12 ps 2.6*dot lc rgb ink title 'simulated'",
    ]
  }

  /// Crosses of one standard deviation, discs, and the rank in each; a verified one is filled.
  ///
  /// Colours come from the data: gnuplot 5.4 crashes on labels of which none has a place, so no
  /// point is hidden by giving it none.
  private func markers(_ file: GnuplotScript) -> [GnuplotScript] {
    let ink: GnuplotScript = "0x222222"  // the style's ink as a number
    return [
      "\(file) using 2:3:4:5 with xyerrorbars pt -1 lc rgb ink lw 0.9 notitle",
      "\(file) using 2:3 with points pt 7 ps 5.2*dot lc rgb ink notitle",
      "\(file) using 2:3:(column(6) == 1 ? \(ink) : 0xffffff) with points pt 7 ps 4.5*dot "
        + "lc rgb variable notitle",
      "\(file) using 2:3:1:(column(6) == 1 ? 0xffffff : \(ink)) with labels tc rgb variable "
        + "font sized(30) notitle",
    ]
  }

  private func data(_ picture: ContourPicture, _ frame: PlotFrame) -> [Figure.DataFile] {
    let regions = picture.patches.map { patch in
      let closed = patch.curve.points + patch.curve.points.prefix(1)
      return table(
        ["\(xName)", "\(yName)", "(share \(patch.curve.level))"],
        closed.map { [exact($0.x), exact($0.y)] })
    }
    let labels = picture.labels(frame: frame, avoiding: marks).map {
      [exact($0.point.x), exact($0.point.y), "\"\($0.text)\""]
    }
    let pathways = record.pathways.map { pathway in
      ["\(pathway.rank)"]
        + [
          pathway.value(xName), pathway.value(yName), pathway.spread(xName), pathway.spread(yName),
        ].map(exact) + [pathway.verified == true ? "1" : "0"]
    }
    let columns = ["rank", xName, yName, xName + " sd", yName + " sd", "verified"]
    return extras + [
      Figure.DataFile(name: "\(name)-regions.dat", text: blocks(regions)),
      Figure.DataFile(name: "\(name)-labels.dat", text: table([xName, yName, "share"], labels)),
      Figure.DataFile(name: "\(name)-pathways.dat", text: table(columns, pathways)),
      Figure.DataFile(name: "\(name).dat", text: density?.text ?? ""),
    ]
  }

  /// The ridges between pathways, and the recipes that were moved.
  private var extras: [Figure.DataFile] {
    var files: [Figure.DataFile] = []
    if hasRidges {
      let ridges = record.ridges.map { ridge in
        let (x, y) = xName == "chi" ? (ridge.chi, ridge.logTime) : (ridge.logTime, ridge.chi)
        return table([xName, yName], zip(x, y).map { [exact($0), exact($1)] })
      }
      files.append(Figure.DataFile(name: "\(name)-ridges.dat", text: blocks(ridges)))
    }
    let arrows = record.pathways.compactMap { pathway in
      record.proof(of: pathway).map { proof in
        [pathway.value(xName), pathway.value(yName), proof.value(xName), proof.value(yName)]
          .map(exact) + [proof.verdict == "verified" ? "1" : "0"]
      }
    }
    if !arrows.isEmpty {
      let columns = [xName, yName, "simulated " + xName, "simulated " + yName, "verified"]
      files.append(Figure.DataFile(name: "\(name)-refined.dat", text: table(columns, arrows)))
    }
    return files
  }
}
