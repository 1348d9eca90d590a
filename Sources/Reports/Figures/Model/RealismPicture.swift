/// A request among the training samples: a scatter for each pair of attributes, or the density of
/// the only one.
struct RealismPicture {
  private static let mostSamples = 800

  let name: String
  let caption: String
  /// What stands along each attribute's axis.
  let labels: [String]
  let attributes: [String]
  /// The training set, a value for each attribute.
  let samples: [[Double]]
  /// Where the star is: the request, or what it was moved to.
  let star: [Double]
  /// Where the request was before it was moved; `nil` where it was not.
  let asked: [Double]?

  /// - Precondition: there is an attribute, and every row has a value for each.
  var figure: Figure {
    let side = max(1, attributes.count - 1)
    let layout: GnuplotScript =
      "set multiplot layout \(side),\(side) margins "
      + "char 13, screen 0.98, char 6.2, screen 0.97 spacing char 2.5, char 1.5"
    let pairs = (1...side).flatMap { row in (0..<side).map { column in (row, column) } }
    let panels =
      attributes.count == 1 ? density : pairs.flatMap { panel(row: $0.0, column: $0.1) }
    return Figure(
      name: name, title: "The request among the training samples", caption: caption, width: 1600,
      height: side == 1 ? 1100 : 1500, type: Figure.smallest(at: 1600),
      commands: [layout, "unset key"] + panels, data: data)
  }

  private func panel(row: Int, column: Int) -> [GnuplotScript] {
    guard column < row else { return ["set multiplot next"] }
    let (x, y) = (column + 1, row + 1)
    let (across, up) = (range(column), range(row))
    let request: GnuplotScript = "\(file: "\(name)-request.dat")"
    return [
      row == attributes.count - 1
        ? "set format x '%g'; set xlabel \(wrapped(labels[column], width: 18))"
        : "set format x ''; unset xlabel",
      column == 0
        ? "set format y '%g'; set ylabel \(wrapped(labels[row], width: 18)) offset -1.5,0"
        : "set format y ''; unset ylabel",
      "set xrange \(PanelGrid.text(across)); set yrange \(PanelGrid.text(up))",
      "set xtics \(PanelGrid.wideStep(across)); set ytics \(PanelGrid.step(up))",
      "plot \(file: "\(name).dat") using \(x):\(y) with points pt 7 ps 0.55*dot lc rgb '#9a9a9a'"
        + (asked == nil ? "" : ", " + move(request, column, row))
        + ", \(request) using \(x):\(y) with points pt 3 ps 3.4*dot lw 2.6 lc rgb 'white', "
        + "\(request) using \(x):\(y) with points pt 3 ps 3*dot lw 1.5 lc rgb blue",
    ]
  }

  /// A square at the request as asked, and an arrow from there to the star.
  private func move(_ file: GnuplotScript, _ column: Int, _ row: Int) -> GnuplotScript {
    let (x, y) = (column + 1, row + 1)
    let (fromX, fromY) = (x + attributes.count, y + attributes.count)
    return "\(file) using \(fromX):\(fromY):($\(x) - $\(fromX)):($\(y) - $\(fromY)) with vectors "
      + "filled head size graph 0.05,18 lc rgb vermillion lw 1.4, "
      + "\(file) using \(fromX):\(fromY) with points pt 4 ps 2.6*dot lw 1.5 lc rgb vermillion"
  }

  /// The density of the training samples, upright lines at the request and where it went.
  private var density: [GnuplotScript] {
    func line(_ x: Double, _ colour: GnuplotScript) -> GnuplotScript {
      "set arrow from first \(x), graph 0 to first \(x), graph 1 nohead "
        + "front lc rgb \(colour) lw 1.6"
    }
    let curve: GnuplotScript =
      "\(file: "\(name).dat") using 1:(1.0 / \(thinned.count)) smooth kdensity with"
    return (asked.map { [line($0[0], "vermillion dashtype '- '")] } ?? []) + [
      line(star[0], "blue"), "set xrange \(PanelGrid.text(range(0))); set yrange [0:*]",
      "set xlabel \(quoted(labels[0])); set ylabel 'density of the training samples'",
      "plot \(curve) filledcurves y1=0 fc rgb pale, \(curve) lines lc rgb ink lw 1.2",
    ]
  }

  private func range(_ index: Int) -> ClosedRange<Double> {
    PanelGrid.range(thinned.map { $0[index] } + [star[index]] + (asked.map { [$0[index]] } ?? []))
  }

  private var thinned: [[Double]] {
    let step = max(1, samples.count / Self.mostSamples)
    return stride(from: 0, to: samples.count, by: step).map { samples[$0] }
  }

  private var data: [Figure.DataFile] {
    let request = star + (asked ?? star.map { _ in .nan })
    let heads = attributes + attributes.map { $0 + " as asked" }
    func text(_ value: Double) -> String { value.isNaN ? "NaN" : exact(value) }
    return [
      Figure.DataFile(name: "\(name).dat", text: table(attributes, thinned.map { $0.map(exact) })),
      Figure.DataFile(name: "\(name)-request.dat", text: table(heads, [request.map(text)])),
    ]
  }
}
