/// Numbers that should be equal against each other: a panel for each quantity, with the line y = x.
package struct ParityPlot: StandaloneFigure {
  package struct Panel: Sendable {
    package let label: String
    /// Along x.
    package let expected: [Double]
    /// Along y, as many.
    package let found: [Double]
    /// What stands in the panel's corner, such as its R².
    package let note: String

    package init(label: String, expected: [Double], found: [Double], note: String) {
      precondition(expected.count == found.count, "as many found as expected")
      (self.label, self.expected, self.found, self.note) = (label, expected, found, note)
    }
  }

  package let name: String
  package let title: String
  /// What stands along x and y, such as "requested" and "measured".
  package let axes: (x: String, y: String)
  package let panels: [Panel]

  /// - Precondition: there is a panel.
  package init(name: String, title: String, axes: (x: String, y: String), panels: [Panel]) {
    precondition(!panels.isEmpty, "a figure has a panel")
    (self.name, self.title, self.axes, self.panels) = (name, title, axes, panels)
  }

  package var figure: Figure {
    PanelFigure(
      name: name, title: title,
      caption: "A point for each volume; the line is y = x. \(axes.x) along x, \(axes.y) along y.",
      grid: PanelGrid(
        panels.count, across: panels.count > 4 ? 3 : 2, panel: 720, titles: panels.map(\.label)),
      type: 30, settings: ["unset key"], panels: panels.indices.map(commands), tables: tables
    ).figure
  }

  private func commands(_ index: Int) -> [GnuplotScript] {
    let panel = panels[index]
    let range = PanelGrid.range(panel.expected + panel.found)
    let (colour, size): (GnuplotScript, Double) =
      panel.expected.count > 600 ? ("#b00072b2", 0.7) : ("#600072b2", 1.3)
    return [
      "set xrange \(PanelGrid.text(range)); set yrange \(PanelGrid.text(range))",
      "set xtics \(PanelGrid.step(range)); set ytics \(PanelGrid.step(range))",
      "set title \(PanelGrid.title(panel.label)) offset 0,-0.4",
      "set xlabel \(quoted(axes.x)); set ylabel \(quoted(axes.y))",
      "set label 1 \(quoted(panel.note)) at graph 0.04, 0.93 textcolor rgb ink",
      "plot x with lines lc rgb ink lw 1, \(file: "\(name).dat") index \(index) using 1:2 with points "
        + "pt 7 ps \(size)*dot lc rgb '\(colour)'",
    ]
  }

  private var tables: [String] {
    panels.map { panel in
      table(
        [axes.x, axes.y, "(\(panel.label))"],
        zip(panel.expected, panel.found).map { [exact($0), exact($1)] })
    }
  }
}
