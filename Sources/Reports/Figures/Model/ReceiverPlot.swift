/// Receiver curves: which share of the good ones is kept for each share of the bad ones that slips
/// through; a panel for each subject, a line for each kind of bad ones, and a dashed one where the
/// bad ones are doubtful.
package struct ReceiverPlot: StandaloneFigure {
  package struct Line: Sendable {
    package let label: String
    /// Shares of the bad ones, rising, and of the good ones.
    package let x: [Double]
    package let y: [Double]
    /// The same of a wider set of bad ones, dashed.
    package let wide: (x: [Double], y: [Double])

    package init(
      label: String, x: [Double], y: [Double], wide: (x: [Double], y: [Double])
    ) {
      precondition(
        x.count == y.count && wide.x.count == wide.y.count, "a share of either kind")
      (self.label, self.x, self.y, self.wide) = (label, x, y, wide)
    }
  }

  package struct Panel: Sendable {
    package let label: String
    /// The same kinds in the same order in each panel.
    package let lines: [Line]

    package init(label: String, lines: [Line]) { (self.label, self.lines) = (label, lines) }
  }

  package let name: String
  package let title: String
  package let axes: (x: String, y: String)
  package let panels: [Panel]

  /// - Precondition: there is a panel, and no more lines in one than the style has colours.
  package init(name: String, title: String, axes: (x: String, y: String), panels: [Panel]) {
    precondition(!panels.isEmpty, "a figure has a panel")
    precondition(panels.allSatisfy { $0.lines.count <= Style.series.count }, "a colour a line")
    (self.name, self.title, self.axes, self.panels) = (name, title, axes, panels)
  }

  package var figure: Figure {
    PanelFigure(
      name: name, title: title, caption: "\(axes.y) for each \(axes.x).",
      grid: PanelGrid(panels.count, across: 2, panel: 700, hasLegend: true),
      settings: ["unset key"], panels: panels.indices.map(commands), tables: tables
    ).figure
  }

  private func commands(_ index: Int) -> [GnuplotScript] {
    let first = panels[..<index].reduce(0) { $0 + $1.lines.count }
    let styles: [GnuplotScript] = ["lw 1.2 dashtype '- '", "lw 1.8"]
    let lines = panels[index].lines.indices.flatMap { line in
      styles.enumerated().map { part, style -> GnuplotScript in
        "\(file: "\(name).dat") index \(2 * (first + line) + part) using 1:2 with lines \(style) "
          + "lc rgb '\(Style.series[line])'"
      }
    }
    let words = panels[0].lines.enumerated().map {
      index, line -> (text: String, colour: GnuplotScript) in
      (line.label, "'\(Style.series[index])'")
    }
    return (index == 0 ? [PanelGrid.words(words)] : ["unset label"]) + [
      "set title \(quoted(panels[index].label)) offset 0,-0.4",
      "set xrange [0:1]; set yrange [0:1.003]; set xtics 0.25; set ytics 0.25",
      "set xlabel \(wrapped(axes.x, width: 26)); set ylabel \(wrapped(axes.y, width: 26))",
      "plot x with lines lc rgb pale lw 1, " + lines.joined(separator: ", "),
    ]
  }

  private var tables: [String] {
    panels.flatMap { panel in
      panel.lines.flatMap { line in
        [("wide", line.wide.x, line.wide.y), ("narrow", line.x, line.y)].map { kind, x, y in
          table(
            [axes.x, axes.y, "(\(panel.label), \(line.label), \(kind))"],
            zip(x, y).map { [exact($0), exact($1)] })
        }
      }
    }
  }
}
