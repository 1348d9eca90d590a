/// Panels on one canvas that read one data file, a block or more of it each.
struct PanelFigure {
  let name: String
  let title: String
  let caption: String
  let grid: PanelGrid
  /// Type size; the smallest that can be read in print where nil.
  var type: Int?
  /// Before the first panel, once.
  var settings: [GnuplotScript] = []
  /// The commands of each panel, the last of which plots it.
  let panels: [[GnuplotScript]]
  /// The blocks of `NAME.dat`, in the order of their `index`.
  let tables: [String]

  var figure: Figure {
    Figure(
      name: name, title: title, caption: caption, width: grid.width, height: grid.height,
      type: type ?? Figure.smallest(at: grid.width),
      commands: [grid.command] + settings + panels.flatMap { $0 },
      data: [Figure.DataFile(name: "\(name).dat", text: blocks(tables))])
  }
}

/// A figure that a command draws by itself, outside a report.
package protocol StandaloneFigure: Sendable {
  var figure: Figure { get }
}

extension StandaloneFigure {
  /// Draws the figure into a folder, as script, data and every kind of picture; returns their paths.
  package func draw(
    into folder: String, gnuplot: String = "gnuplot"
  ) throws(ReportError) -> [String] {
    try Studio(folder: folder, gnuplot: gnuplot).draw(figure).files
  }
}
