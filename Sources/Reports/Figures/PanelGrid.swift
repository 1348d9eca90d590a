/// Panels of one size, row by row, on one canvas.
struct PanelGrid {
  let columns: Int
  let rows: Int
  /// Of a row, pixels.
  private let panel: Int
  /// Above the panels, pixels: their titles, and a legend where there is one.
  private let head: Int
  /// Of the panels' titles, of which the longest decides.
  private let titleLines: Int

  /// - Parameter titles: Those of the panels, where some may be too long for one line.
  init(
    _ count: Int, across: Int, panel: Int, hasLegend: Bool = false, titles: [String] = []
  ) {
    titleLines = titles.map { lines(of: $0, width: Self.titleWidth).count }.max() ?? 1
    head = (hasLegend ? 190 : 90) + 40 * (titleLines - 1)
    columns = max(1, min(count, across))
    rows = max(1, (count + columns - 1) / columns)
    self.panel = panel
  }

  var width: Int { columns == 1 ? 1000 : 800 * columns }
  var height: Int { 110 + head + panel * rows }

  /// The layout for gnuplot, with room above for a legend.
  var command: GnuplotScript {
    "set multiplot layout \(rows),\(columns) margins "
      + "char 10, screen 0.98, char 3.8, screen \(1 - Double(head) / Double(height)) "
      + "spacing char 11, char \(4.7 + 1.3 * Double(titleLines))"
  }

  /// A panel's title for gnuplot, broken where a line is too short for it.
  static func title(_ text: String) -> GnuplotScript { wrapped(text, width: titleWidth) }

  /// Letters that have room above a panel.
  private static let titleWidth = 30

  /// The axis range of some values, with a margin of a twentieth.
  static func range(_ values: [Double]) -> ClosedRange<Double> {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return 0...1 }
    let margin = max(0.05 * (high - low), 1e-6 * max(1, abs(high)))
    return (low - margin)...(high + margin)
  }

  static func text(_ range: ClosedRange<Double>) -> GnuplotScript {
    "[\(range.lowerBound):\(range.upperBound)]"
  }

  static func step(_ range: ClosedRange<Double>) -> GnuplotScript {
    let step = roundStep((range.upperBound - range.lowerBound) / 3)
    return exact(step).count > 4 ? wideStep(range) : "\(step)"
  }

  /// Few tics, for panels whose numbers are long.
  static func wideStep(_ range: ClosedRange<Double>) -> GnuplotScript {
    "\(roundStep((range.upperBound - range.lowerBound) / 2.2))"
  }

  /// A legend above the panels as words in the colours that they explain, from the right edge.
  ///
  /// gnuplot's own key would be as narrow as the panel that it belongs to.
  ///
  /// - Parameter entries: Each with a mark in front, and a colour as gnuplot takes it.
  static func words(_ entries: [(text: String, colour: GnuplotScript)]) -> GnuplotScript {
    var commands: [GnuplotScript] = []
    var right = 0.98
    for (index, entry) in entries.enumerated().reversed() {
      commands.append(
        "set label \(90 + index) \(quoted(entry.text)) at screen \(right), screen 0.975 "
          + "right textcolor rgb \(entry.colour)")
      // A letter of DejaVu Sans is 0.6 of its size wide, a little more than most; two are left.
      right -= 0.0155 * Double(entry.text.count + 2)
    }
    return commands.joined(separator: "; ")
  }

  /// A legend above the panels; gnuplot stacks its two entries beside a narrow panel.
  static let legend: GnuplotScript =
    "set key at screen 0.98, screen 0.99 right top horizontal maxrows 1"
}
