import Ledger

/// An outcome of a sweep over two of its numbers, as filled contours of the smoothest surface through
/// the points.
struct SweepContour {
  private typealias Point = ContourCurve.Point
  /// Grid lines along each axis, between which the lines of a level are straight.
  static let steps = 160

  private let name: String
  private let title: String
  private let columns: [String]
  private let axes: (x: String, y: String, outcome: String)
  private let points: [(x: Double, y: Double)]
  private let values: [Double]
  private let picture: ContourPicture
  private let frame: PlotFrame
  private let scale: ContourScale

  /// Nil where the values have no contours: few points, points on one line, one value everywhere.
  ///
  /// - Parameters:
  ///   - columns: What the data file calls its columns.
  ///   - axes: What the figure calls them.
  ///   - rows: x, y and the outcome of each point.
  init?(
    name: String, title: String, columns: [String], axes: (x: String, y: String, outcome: String),
    rows: [[Double]]
  ) {
    points = rows.map { ($0[0], $0[1]) }
    values = rows.map { $0[2] }
    frame = PlotFrame(spanning: points.map { Point(x: $0.x, y: $0.y) })
    guard rows.count > 3, Set(values).count > 1, let surface = Self.surface(points, values, frame)
    else { return nil }
    scale = ContourScale(surface.values)
    guard !scale.levels.isEmpty else { return nil }
    (self.name, self.title, self.columns, self.axes) = (name, title, columns, axes)
    let tracer = ContourTracer(
      x: surface.x, y: surface.y, values: surface.values, outside: scale.end)
    picture = ContourPicture(tracer, levels: scale.levels)
  }

  /// The surface on a grid, x fastest; both axes count as equally long.
  static func surface(
    _ points: [(x: Double, y: Double)], _ values: [Double], _ frame: PlotFrame,
    steps: Int = Self.steps
  ) -> (x: [Double], y: [Double], values: [Double])? {
    guard
      let spline = ThinPlateSpline(
        points.map { (frame.x.share($0.x), frame.y.share($0.y)) }, values: values)
    else { return nil }
    let shares = (0...steps).map { Double($0) / Double(steps) }
    return (
      shares.map(frame.x.value), shares.map(frame.y.value),
      shares.flatMap { y in shares.map { x in spline(x, y) } }
    )
  }

  var figure: Figure {
    Figure(
      name: name, title: title,
      caption: "Coloured by thin-plate splines through \(points.count) points of the sweep (dots); "
        + "between them the colours are interpolation. Points that differ only in other swept "
        + "numbers are averaged.",
      width: 1600, height: 1150, type: 32, commands: commands,
      data: [
        Figure.DataFile(name: "\(name).dat", text: table(columns, rows)),
        Figure.DataFile(name: "\(name)-regions.dat", text: blocks([background] + regions)),
        Figure.DataFile(name: "\(name)-labels.dat", text: table(columns, labels)),
      ])
  }

  private var commands: [GnuplotScript] {
    let file: GnuplotScript = "\(file: "\(name).dat")"
    let regions: GnuplotScript = "\(file: "\(name)-regions.dat")"
    let curves =
      [
        "\(regions) index 0 using 1:2 with filledcurves closed "
          + "fc \(scale.colour(scale.levels.count)) notitle"
      ] + picture.curves(regions, from: 1, colour: scale.colour)
    let marks: [GnuplotScript] = [
      "\(file) using 1:2 with points pt 7 ps 2.2*dot lc rgb 'white' notitle",
      "\(file) using 1:2 with points pt 7 ps 1.5*dot lc rgb ink notitle",
      "\(file: "\(name)-labels.dat") using 1:2:3 with labels boxed font sized(30) "
        + "textcolor rgb ink notitle",
    ]
    return scale.commands + [
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(PanelGrid.step(frame.x)); set ytics \(PanelGrid.step(frame.y))",
      "set xlabel \(wrapped(axes.x, width: 44))",
      "set ylabel \(wrapped(axes.y, width: 34))",
      "set cblabel \(wrapped(axes.outcome, width: 34)) offset 1.5",
      "set lmargin at screen 0.16; set rmargin at screen 0.77",
      "set bmargin at screen 0.15; set tmargin at screen 0.96",
      "plot " + (curves + marks).joined(separator: ", \\\n  "),
    ]
  }

  private var rows: [[String]] {
    zip(points, values).map { [exact($0.x), exact($0.y), exact($1)] }
  }

  /// What lies above every level, below all that is painted on it.
  private var background: String {
    let (x, y) = (frame.x, frame.y)
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound),
    ]
    return table(Array(columns.prefix(2)), corners.map { [exact($0.0), exact($0.1)] })
  }

  private var regions: [String] { picture.tables(Array(columns.prefix(2)), "level") }

  private var labels: [[String]] {
    let marks = points.map { Point(x: $0.x, y: $0.y) }
    return picture.labels(frame: frame.inset(by: 0.05), avoiding: marks, words: tidy).map {
      [exact($0.point.x), exact($0.point.y), "\"\($0.text)\""]
    }
  }
}

extension ClosedRange<Double> {
  /// Where in the range a value lies, 0 at the lower end and 1 at the upper.
  fileprivate func share(_ value: Double) -> Double {
    (value - lowerBound) / (upperBound - lowerBound)
  }

  fileprivate func value(_ share: Double) -> Double {
    share == 1 ? upperBound : lowerBound + share * (upperBound - lowerBound)
  }
}
