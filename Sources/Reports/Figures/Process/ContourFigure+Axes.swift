import Ledger

/// The axes: what they show, the ratio χ/χ_c beside them, and the process window between them.
extension ContourFigure {
  /// The recipes, predicted and moved.
  var marks: [Point] {
    record.pathways.map { Point(x: $0.value(xName), y: $0.value(yName)) }
      + moved.map { Point(x: $0.proof.value(xName), y: $0.proof.value(yName)) }
  }

  /// All of the contours and pathways, and the window's edges where they lie near.
  func frame(_ picture: ContourPicture) -> PlotFrame {
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

  func axes(_ frame: PlotFrame) -> [GnuplotScript] {
    [
      "set xrange [\(frame.x.lowerBound):\(frame.x.upperBound)]",
      "set yrange [\(frame.y.lowerBound):\(frame.y.upperBound)]",
      "set xtics \(tics(frame.x)); set ytics \(tics(frame.y))",
      "set xlabel \(quoted(record.axis(xName)))",
      "set ylabel \(quoted(record.axis(yName))) offset 1,0",
      "set lmargin at screen \(yName == "chi" ? 0.155 : 0.17)",
      "set rmargin at screen \(yName == "chi" ? 0.615 : 0.74)",
      "set bmargin at screen 0.15; set tmargin at screen \(xName == "chi" ? 0.84 : 0.96)",
      ContourPicture.key,
    ]
  }

  private func tics(_ range: ClosedRange<Double>) -> GnuplotScript {
    "\(roundStep((range.upperBound - range.lowerBound) / 5))"
  }

  /// χ/χ_c along the axis opposite to χ.
  func ratioAxis(_ frame: PlotFrame) -> [GnuplotScript] {
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
  func windowBox(_ frame: PlotFrame) -> [GnuplotScript] {
    let (x, y) = (record.window(of: xName), record.window(of: yName))
    let from = (x: inside(x?.lower, frame.x), y: inside(y?.lower, frame.y))
    let to = (x: inside(x?.upper, frame.x), y: inside(y?.upper, frame.y))
    func edge(_ bound: Double?, _ open: GnuplotScript) -> GnuplotScript {
      bound.map { "first \($0)" } ?? "graph \(open)"
    }
    let (left, right) = (edge(from.x, "0"), edge(to.x, "1"))
    let (bottom, top) = (edge(from.y, "0"), edge(to.y, "1"))
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
}
