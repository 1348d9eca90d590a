/// Mean curves of generated volumes over those of simulated ones with their spread: a panel for
/// each phase and direction.
package struct CurvePlot: StandaloneFigure {
  package struct Curve: Sendable {
    package let mean: [Double]
    package let deviation: [Double]

    package init(mean: [Double], deviation: [Double]) {
      precondition(mean.count == deviation.count, "a deviation for each mean")
      (self.mean, self.deviation) = (mean, deviation)
    }
  }

  package struct Panel: Sendable {
    package let label: String
    /// By index: 0, 1, 2, … voxels.
    package let generated: Curve
    package let simulated: Curve

    package init(label: String, generated: Curve, simulated: Curve) {
      (self.label, self.generated, self.simulated) = (label, generated, simulated)
    }
  }

  package let name: String
  package let title: String
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
      caption: "Means over generated volumes and over the simulated volumes whose conditions they "
        + "were asked for; the band is one standard deviation of the simulated ones.",
      grid: PanelGrid(panels.count, across: 2, panel: 520, hasLegend: true), type: 30,
      panels: panels.indices.map(commands), tables: panels.map(block)
    ).figure
  }

  private func commands(_ index: Int) -> [GnuplotScript] {
    let panel = panels[index]
    let file: GnuplotScript = "\(file: "\(name).dat") index \(index)"
    let titles: [GnuplotScript] = index == 0 ? ["generated", "simulated"] : ["", ""]
    return [
      index == 0 ? PanelGrid.legend : "unset key",
      "set xrange [0:\(last(panel))]; set yrange [0:*]; set xtics autofreq; set ytics autofreq",
      "set title \(quoted(panel.label)) offset 0,-0.4",
      "set xlabel \(quoted(axes.x)); set ylabel \(quoted(axes.y))",
      "plot \(file) using 1:(column(3) - column(4)):(column(3) + column(4)) with filledcurves "
        + "fc rgb band notitle, "
        + "\(file) using 1:3 with lines lc rgb ink lw 1.4 title '\(titles[1])', "
        + "\(file) using 1:2 with lines lc rgb vermillion lw 1.6 dashtype '- ' "
        + "title '\(titles[0])'",
    ]
  }

  /// The index behind which less than a thousandth of the simulated curve's sum lies.
  private func last(_ panel: Panel) -> Int {
    let curve = panel.simulated.mean
    var rest = 1e-3 * curve.reduce(0, +)
    var index = curve.count - 1
    while index > 1, curve[index] < rest {
      rest -= curve[index]
      index -= 1
    }
    return max(1, index)
  }

  private func block(_ panel: Panel) -> String {
    let count = max(panel.generated.mean.count, panel.simulated.mean.count)
    func at(_ values: [Double], _ index: Int) -> String {
      exact(index < values.count ? values[index] : 0)
    }
    let rows = (0..<count).map { index in
      [
        "\(index)", at(panel.generated.mean, index), at(panel.simulated.mean, index),
        at(panel.simulated.deviation, index),
      ]
    }
    return table(
      ["voxels", "generated", "simulated", "sd of simulated", "(\(panel.label))"], rows)
  }
}
