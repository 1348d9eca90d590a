package import Ledger

/// A density over two quantities as filled contours, with the points behind it.
package struct ContourPlot: StandaloneFigure {
  package let name: String
  package let title: String
  package let caption: String
  package let labels: (x: String, y: String)
  package let density: DensityRecord
  package let points: [(x: Double, y: Double)]

  package init(
    name: String, title: String, caption: String, labels: (x: String, y: String),
    density: DensityRecord, points: [(x: Double, y: Double)]
  ) {
    (self.name, self.title, self.caption) = (name, title, caption)
    (self.labels, self.density, self.points) = (labels, density, points)
  }

  package var figure: Figure {
    let picture = ContourPicture(density)
    let frame = PlotFrame(around: picture.points)
    return Figure(
      name: name, title: title, caption: caption, width: 1600, height: 1200, type: 34,
      commands: axes(frame) + [plot(picture)], data: data(picture))
  }

  private func axes(_ frame: PlotFrame) -> [GnuplotScript] {
    [
      "set xrange \(PanelGrid.text(frame.x)); set yrange \(PanelGrid.text(frame.y))",
      "set xtics \(PanelGrid.step(frame.x)); set ytics \(PanelGrid.step(frame.y))",
      "set xlabel \(quoted(labels.x)); set ylabel \(quoted(labels.y)) offset 1,0",
      "set lmargin at screen 0.155; set rmargin at screen 0.74",
      "set bmargin at screen 0.15; set tmargin at screen 0.96",
      ContourPicture.key,
    ]
  }

  private func plot(_ picture: ContourPicture) -> GnuplotScript {
    let regions: GnuplotScript = "\(file: "\(name)-regions.dat")"
    var parts = picture.curves(regions, colour: ContourPicture.shareColour)
    // thousands of points would hide the regions
    let (size, colour): (GnuplotScript, GnuplotScript) =
      points.count > 600 ? ("0.25", "#a0222222") : ("0.6", "#60222222")
    parts.append(
      "\(file: "\(name)-points.dat") using 1:2 with points pt 7 ps \(size)*dot lc rgb '\(colour)' notitle"
    )
    parts += ContourPicture.keyEntries
    return "plot " + parts.joined(separator: ", \\\n  ")
  }

  private func data(_ picture: ContourPicture) -> [Figure.DataFile] {
    let names = [density.xAttribute, density.yAttribute]
    return [
      Figure.DataFile(name: "\(name)-regions.dat", text: blocks(picture.tables(names, "share"))),
      Figure.DataFile(
        name: "\(name)-points.dat", text: table(names, points.map { [exact($0.x), exact($0.y)] })),
      Figure.DataFile(name: "\(name).dat", text: density.text),
    ]
  }
}
