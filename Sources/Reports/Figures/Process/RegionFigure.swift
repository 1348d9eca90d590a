import Ledger

/// Where films meet every target on average: a panel for each blend ratio, over annealing time and χ.
struct RegionFigure {
  private typealias Point = ContourCurve.Point
  static let name = "process-window"
  /// Bounds of the regions, the likeliest first.
  private static let probabilities = [0.9, 0.75, 0.5, 0.25, 0.1]

  let record: RunRecord

  /// A blend ratio, its regions and the pathways whose recipes are nearest to it.
  private struct Panel {
    let region: RegionRecord
    let picture: ContourPicture
    let pathways: [PathwayRecord]

    init(_ region: RegionRecord, of all: [RegionRecord], pathways: [PathwayRecord]) {
      self.region = region
      // what is missed rises outwards, as the tracer wants it
      picture = ContourPicture(
        ContourTracer(
          x: region.logTime, y: region.chi, values: region.probability.map { 1 - $0 },
          outside: 1.1),
        levels: probabilities.map { 1 - $0 })
      self.pathways = pathways.filter { pathway in
        all.min { abs($0.phi - pathway.phi) < abs($1.phi - pathway.phi) }?.phi == region.phi
      }
    }
  }

  var plan: FigurePlan {
    let regions = record.regions.sorted { $0.phi < $1.phi }
    guard regions.contains(where: { $0.probability.contains { $0 > 0.1 } }) else {
      return .skipped(
        name: Self.name,
        reason: regions.isEmpty
          ? "No forward model says where films meet every target."
          : "Nowhere do films meet every target on average with a probability above 10 %.")
    }
    return .drawn(
      figure(regions.map { Panel($0, of: regions, pathways: record.pathways) }))
  }

  private func figure(_ panels: [Panel]) -> Figure {
    let frame = PlotFrame(
      around: panels.flatMap(\.picture.points)
        + record.pathways.map { Point(x: $0.logTime, y: $0.chi) })
    let grid = PanelGrid(panels.count, across: 2, panel: 620, hasLegend: true)
    let tables = panels.flatMap { $0.picture.tables(["log_time", "chi"], "probability missed") }
    return Figure(
      name: Self.name, title: "Process window: where films meet every target on average",
      caption:
        "By the forward model, at the blend ratios above the panels. Lines bound where films "
        + "meet every target on average with the stated probability. Crosses: the recipes of the "
        + "pathways by rank, each in the panel of the nearest blend ratio.",
      width: grid.width, height: grid.height, type: Figure.smallest(at: grid.width),
      commands: [grid.command] + panels.indices.flatMap { commands($0, panels, frame) },
      data: [
        Figure.DataFile(name: "\(Self.name).dat", text: blocks(tables)),
        Figure.DataFile(
          name: "\(Self.name)-recipes.dat",
          text: blocks(panels.filter { !$0.pathways.isEmpty }.map(Self.recipes))),
      ])
  }

  private func commands(
    _ index: Int, _ panels: [Panel], _ frame: PlotFrame
  ) -> [GnuplotScript] {
    [
      "unset key; unset label", index == 0 ? Self.legend : "",
      "set title \(PanelGrid.title("φ = " + fixed(panels[index].region.phi, 3)))",
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(PanelGrid.wideStep(frame.x)); set ytics \(PanelGrid.step(frame.y))",
      "set xlabel 'log₁₀ t, dimensionless'",
      "set ylabel \(wrapped(record.axis("chi"), width: 34))",
      plot(index, panels),
    ]
  }

  /// Labels of which none has a position make gnuplot 5.4 crash, so a panel without recipes has none.
  private func plot(_ index: Int, _ panels: [Panel]) -> GnuplotScript {
    let (before, panel) = (panels[..<index], panels[index])
    var parts = panel.picture.curves(
      "\(file: "\(Self.name).dat")", from: before.reduce(0) { $0 + $1.picture.patches.count },
      colour: Self.colour)
    if !panel.pathways.isEmpty {
      let block = before.count { !$0.pathways.isEmpty }
      let recipes: GnuplotScript = "\(file: "\(Self.name)-recipes.dat") index \(block)"
      parts += [
        "\(recipes) using 1:2 with points pt 2 ps 2*dot lw 1.6 lc rgb ink notitle",
        "\(recipes) using 1:2:3 with labels offset 1.2,0.7 tc rgb ink notitle",
      ]
    }
    return "plot " + (parts.isEmpty ? ["NaN notitle"] : parts).joined(separator: ", \\\n  ")
  }

  private static func colour(_ band: Int) -> GnuplotScript {
    band < probabilities.count ? "rgb '\(Style.bands[band])'" : "rgb 'white'"
  }

  private static var legend: GnuplotScript {
    PanelGrid.words(
      zip(probabilities, Style.bands).map { probability, colour in
        ("■ \(percent(probability))", "'\(colour)'")
      })
  }

  private static func recipes(_ panel: Panel) -> String {
    table(
      ["log_time", "chi", "rank"],
      panel.pathways.reversed().map { [exact($0.logTime), exact($0.chi), "\"\($0.rank)\""] })
  }
}
