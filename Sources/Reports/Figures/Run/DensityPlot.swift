/// How a quantity spreads over many samples of one request: a panel for each quantity, with the
/// request and the mean marked.
package struct DensityPlot: StandaloneFigure {
  package struct Panel: Sendable {
    package let label: String
    /// Evenly spaced, rising.
    package let x: [Double]
    package let density: [Double]
    package let request: Double
    package let mean: Double
    package let note: String

    package init(
      label: String, x: [Double], density: [Double], request: Double, mean: Double, note: String
    ) {
      precondition(x.count == density.count && !x.isEmpty, "a density for each x")
      (self.label, self.x, self.density) = (label, x, density)
      (self.request, self.mean, self.note) = (request, mean, note)
    }
  }

  package let name: String
  package let title: String
  package let panels: [Panel]

  /// - Precondition: there is a panel.
  package init(name: String, title: String, panels: [Panel]) {
    precondition(!panels.isEmpty, "a figure has a panel")
    (self.name, self.title, self.panels) = (name, title, panels)
  }

  package var figure: Figure {
    PanelFigure(
      name: name, title: title,
      caption: "Kernel density of the descriptors measured on the voxels. Dashed: the request; "
        + "solid: the mean.",
      grid: PanelGrid(panels.count, across: 2, panel: 560, hasLegend: true), type: 30,
      panels: panels.indices.map(commands), tables: tables
    ).figure
  }

  private func commands(_ index: Int) -> [GnuplotScript] {
    let panel = panels[index]
    let range = PanelGrid.range(panel.x + [panel.request])
    let top = 1.18 * (panel.density.max() ?? 1)
    let file: GnuplotScript = "\(file: "\(name).dat") index \(index) using 1:2"
    let key: GnuplotScript =
      ", keyentry with lines lc rgb vermillion dashtype '- ' lw 1.6 title 'request'"
      + ", keyentry with lines lc rgb ink lw 1.2 title 'mean'"
    return [
      "unset arrow; set xrange \(PanelGrid.text(range)); set yrange [0:\(top)]",
      "set xtics \(PanelGrid.step(range)); set ytics autofreq",
      "set title \(quoted(panel.label)) offset 0,-0.4",
      "unset xlabel; set ylabel 'probability density'",
      index == 0 ? PanelGrid.legend : "unset key",
      "set label 1 \(quoted(panel.note)) at graph 0.03, 0.93 textcolor rgb ink",
      arrow(panel.mean, "ink lw 1.2"), arrow(panel.request, "vermillion lw 1.6 dashtype '- '"),
      "plot \(file) with filledcurves y1=0 fc rgb band notitle, "
        + "\(file) with lines lc rgb blue lw 1.4 notitle" + (index == 0 ? key : ""),
    ]
  }

  private func arrow(_ x: Double, _ style: GnuplotScript) -> GnuplotScript {
    "set arrow from first \(x), graph 0 to first \(x), graph 0.88 nohead front "
      + "lc rgb \(style)"
  }

  private var tables: [String] {
    panels.map { panel in
      table(
        [panel.label, "probability density"],
        zip(panel.x, panel.density).map { [exact($0), exact($1)] })
    }
  }
}
