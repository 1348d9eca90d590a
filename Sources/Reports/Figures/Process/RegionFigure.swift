import Ledger

/// Where films meet every target on average: a panel for each blend ratio, over annealing time and χ.
struct RegionFigure {
  private typealias Point = ContourCurve.Point
  static let name = "process-window"
  /// Of the probability that films miss, so that the inner lines are the likelier ones.
  private static let levels = [0.1, 0.25, 0.5, 0.75, 0.9]

  let record: RunRecord

  var plan: FigurePlan {
    let regions = record.regions.sorted { $0.phi < $1.phi }
    guard regions.contains(where: { $0.probability.contains { $0 > 0.1 } }) else {
      return .skipped(
        name: Self.name,
        reason: regions.isEmpty
          ? "No forward model says where films meet every target."
          : "Nowhere do films meet every target on average with a probability above 10 %.")
    }
    return .drawn(figure(regions))
  }

  private func figure(_ regions: [RegionRecord]) -> Figure {
    let pictures = regions.map(Self.picture)
    let frame = Self.frame(pictures, marks)
    let grid = PanelGrid(regions.count, across: 3, panel: 640, hasLegend: true)
    let tables = pictures.flatMap { $0.tables(["log_time", "chi"], "probability missed") }
    return Figure(
      name: Self.name, title: "Process window: where films meet every target on average",
      caption:
        "By the forward model, at three blend ratios. Lines bound where films meet every target on "
        + "average with the stated probability. Crosses: the recipes of the pathways, each in the panel of "
        + "the nearest blend ratio.",
      width: grid.width, height: grid.height, type: Figure.smallest(at: grid.width),
      commands: [grid.command]
        + regions.indices.flatMap { panel($0, regions, pictures, frame) },
      data: [
        Figure.DataFile(name: "\(Self.name).dat", text: blocks(tables)),
        Figure.DataFile(
          name: "\(Self.name)-recipes.dat", text: blocks(regions.map { recipes(near: $0, regions) })
        ),
      ])
  }

  private static func picture(_ region: RegionRecord) -> ContourPicture {
    ContourPicture(
      ContourTracer(
        x: region.logTime, y: region.chi, values: region.probability.map { 1 - $0 }, outside: 1.1),
      levels: levels)
  }

  private var marks: [Point] { record.pathways.map { Point(x: $0.logTime, y: $0.chi) } }

  /// All regions and recipes.
  private static func frame(_ pictures: [ContourPicture], _ marks: [Point]) -> PlotFrame {
    PlotFrame(around: pictures.flatMap(\.points) + marks)
  }

  private func panel(
    _ index: Int, _ regions: [RegionRecord], _ pictures: [ContourPicture], _ frame: PlotFrame
  ) -> [GnuplotScript] {
    let first = pictures[..<index].reduce(0) { $0 + $1.patches.count }
    let file: GnuplotScript = "\(file: "\(Self.name).dat")"
    let recipes: GnuplotScript = "\(file: "\(Self.name)-recipes.dat")"
    let parts =
      pictures[index].curves(file, from: first, colour: Self.colour)
      + [
        "\(recipes) index \(index) using 1:2 with points pt 2 ps 2*dot lw 1.6 lc rgb ink notitle",
        "\(recipes) index \(index) using 1:2:3 with labels offset 1.2,0.7 tc rgb ink notitle",
      ]
    return [
      "unset key; unset label", index == 0 ? Self.legend : "",
      "set title \(PanelGrid.title("φ = " + fixed(regions[index].phi, 3)))",
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(PanelGrid.wideStep(frame.x)); set ytics \(PanelGrid.step(frame.y))",
      "set xlabel \(wrapped(record.axis("log_time"), width: 30))",
      index == 0 ? "set ylabel \(wrapped(record.axis("chi"), width: 30))" : "unset ylabel",
      "plot " + parts.joined(separator: ", \\\n  "),
    ]
  }

  private static func colour(_ band: Int) -> GnuplotScript {
    band < levels.count ? "rgb '\(Style.bands[band])'" : "rgb 'white'"
  }

  private static var legend: GnuplotScript {
    PanelGrid.words(
      zip(levels, Style.bands).map { level, colour in
        ("■ \(percent(1 - level))", "'\(colour)'")
      })
  }

  /// The pathways' recipes whose blend ratio is nearest to this region's, or a placeholder far outside.
  private func recipes(near region: RegionRecord, _ regions: [RegionRecord]) -> String {
    let own = record.pathways.filter { pathway in
      regions.min { abs($0.phi - pathway.phi) < abs($1.phi - pathway.phi) }?.phi == region.phi
    }
    let rows = own.map { [exact($0.logTime), exact($0.chi), "\"\($0.rank)\""] }
    return table(
      ["log_time", "chi", "rank"], rows.isEmpty ? [["NaN", "NaN", "\"\""]] : rows)
  }
}
