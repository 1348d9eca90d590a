/// A quantity of films over annealing time and χ at one blend ratio, as a forward model has it, with the
/// films that it was learnt from.
package struct ForecastPlot: StandaloneFigure {
  /// A film: where it lies, what was measured on it, and how far its blend ratio is from the plot's, in parts
  /// of the greatest that is shown.
  package struct Film: Sendable {
    package let logTime: Double
    package let chi: Double
    package let value: Double
    package let distance: Double

    package init(logTime: Double, chi: Double, value: Double, distance: Double) {
      (self.logTime, self.chi, self.value, self.distance) = (logTime, chi, value, distance)
    }
  }

  package let quantity: String
  /// Along the axes and the colour box.
  package let labels: (logTime: String, chi: String, quantity: String)
  package let phi: Double
  /// How far the blend ratio of a film may be to be shown.
  package let phiWithin: Double
  /// Ascending.
  package let logTime: [Double]
  package let chi: [Double]
  /// The means, log_time fastest.
  package let means: [Double]
  package let films: [Film]
  /// A recipe that is marked by a star.
  package let recipe: (logTime: Double, chi: Double)?

  package init(
    quantity: String, labels: (logTime: String, chi: String, quantity: String), phi: Double,
    phiWithin: Double, logTime: [Double], chi: [Double], means: [Double], films: [Film],
    recipe: (logTime: Double, chi: Double)?
  ) {
    (self.quantity, self.labels, self.phi, self.phiWithin) = (quantity, labels, phi, phiWithin)
    (self.logTime, self.chi, self.means) = (logTime, chi, means)
    (self.films, self.recipe) = (films.sorted { $0.distance > $1.distance }, recipe)
  }

  private var name: String { "forecast-\(quantity)" }

  package var figure: Figure {
    let scale = ContourScale(means + films.map(\.value))
    let frame = PlotFrame(
      spanning: logTime.flatMap { x in chi.map { ContourCurve.Point(x: x, y: $0) } })
    let picture = ContourPicture(
      ContourTracer(x: logTime, y: chi, values: means, outside: scale.end), levels: scale.levels)
    return Figure(
      name: name, title: "\(quantity) of films at φ = \(fixed(phi, 3))",
      caption:
        "Contours: the mean of films by the forward model. Discs: films that it was learnt from, "
        + "within \(fixed(phiWithin, 3)) of that blend ratio, in the colour of what was measured on them; "
        + "the smaller, the farther off is their blend ratio; where there are none, the contours extrapolate."
        + (recipe == nil ? "" : " Star: the recipe."),
      width: 1600, height: 1150, type: 32, commands: commands(scale, picture, frame),
      data: [
        Figure.DataFile(name: "\(name).dat", text: table(Self.grid, rows)),
        Figure.DataFile(
          name: "\(name)-regions.dat",
          text: blocks([background(frame)] + picture.tables(["log_time", "chi"], "level"))),
        Figure.DataFile(
          name: "\(name)-films.dat",
          text: table(
            ["log_time", "chi", "value", "size"],
            films.map {
              [exact($0.logTime), exact($0.chi), exact($0.value), exact(1.7 - $0.distance)]
            })),
      ])
  }

  private func commands(
    _ scale: ContourScale, _ picture: ContourPicture, _ frame: PlotFrame
  ) -> [GnuplotScript] {
    let regions: GnuplotScript = "\(file: "\(name)-regions.dat")"
    var parts: [GnuplotScript] =
      [
        "\(regions) index 0 using 1:2 with filledcurves closed "
          + "fc \(scale.colour(scale.levels.count)) notitle"
      ] + picture.curves(regions, from: 1, colour: scale.colour)
    if !films.isEmpty {
      let file: GnuplotScript = "\(file: "\(name)-films.dat")"
      parts += [
        "\(file) using 1:2:($4*1.25*dot) with points pt 7 ps variable lc rgb ink notitle",
        "\(file) using 1:2:($4*dot):3 with points pt 7 ps variable lc palette notitle",
      ]
    }
    if let recipe {
      let point: GnuplotScript = "'+' every ::0::0 using (\(recipe.logTime)):(\(recipe.chi))"
      parts += [
        "\(point) with points pt 3 ps 4.6*dot lw 5 lc rgb 'white' notitle",
        "\(point) with points pt 3 ps 4*dot lw 2.4 lc rgb ink notitle",
      ]
    }
    return scale.commands + [
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(PanelGrid.step(frame.x)); set ytics \(PanelGrid.step(frame.y))",
      "set xlabel \(wrapped(labels.logTime, width: 44))",
      "set ylabel \(wrapped(labels.chi, width: 34))",
      "set cblabel \(wrapped(labels.quantity, width: 34)) offset 1.5",
      "set lmargin at screen 0.16; set rmargin at screen 0.77",
      "set bmargin at screen 0.15; set tmargin at screen 0.96",
      "plot " + parts.joined(separator: ", \\\n  "),
    ]
  }

  private static let grid = ["log_time", "chi", "mean"]

  private var rows: [[String]] {
    chi.indices.flatMap { row in
      logTime.indices.map { column in
        [
          exact(logTime[column]), exact(chi[row]), exact(means[row * logTime.count + column]),
        ]
      }
    }
  }

  /// The whole frame, below all that is painted on it.
  private func background(_ frame: PlotFrame) -> String {
    let (x, y) = (frame.x, frame.y)
    let corners = [
      (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
      (x.lowerBound, y.upperBound),
    ]
    return table(["log_time", "chi"], corners.map { [exact($0.0), exact($0.1)] })
  }
}
