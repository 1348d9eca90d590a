import Foundation

/// Every two attributes of a set of samples against each other: points below the diagonal,
/// correlations above it, histograms on it.
package struct PairPlot: StandaloneFigure {
  /// One attribute, with a value for each sample; NaN and infinity are left out.
  package struct Column: Sendable {
    package let name: String
    package let label: String
    package let values: [Double]

    package init(name: String, label: String, values: [Double]) {
      (self.name, self.label, self.values) = (name, label, values)
    }
  }

  package let name: String
  package let title: String
  package let columns: [Column]
  /// Of every two columns; nil where one does not vary.
  package let correlations: [[Double?]]
  /// Whether each sample belongs to the test split, which is drawn apart.
  package let isTest: [Bool]

  /// - Precondition: two to eight columns, each as long as `isTest`.
  package init(
    name: String, title: String, columns: [Column], correlations: [[Double?]], isTest: [Bool]
  ) {
    precondition((2...8).contains(columns.count), "a page holds eight panels across")
    precondition(columns.allSatisfy { $0.values.count == isTest.count }, "a value per sample")
    precondition(correlations.count == columns.count, "a correlation for every two columns")
    (self.name, self.title, self.columns) = (name, title, columns)
    (self.correlations, self.isTest) = (correlations, isTest)
  }

  package var figure: Figure { PairPlotFigure(plot: self).figure }
}

/// The layout of a ``PairPlot``.
struct PairPlotFigure {
  let plot: PairPlot
  private static let bins = 24
  /// Letters of a name in a line.
  private static let nameWidth = 18
  /// The most points of each kind in a panel: more would only blacken it.
  private static let points = 2500

  private var count: Int { plot.columns.count }

  var figure: Figure {
    let side = 420 + 300 * count
    return Figure(
      name: plot.name, title: plot.title,
      caption: "Blue: training and validation samples; orange: test samples. Above the diagonal, "
        + "Pearson's correlation over all samples.",
      width: side, height: side, type: 24,
      commands: ["set multiplot", "unset key"] + panels + ["set size 1, 1; set origin 0, 0"],
      data: [
        Figure.DataFile(name: "\(plot.name).dat", text: points),
        Figure.DataFile(name: "\(plot.name)-bins.dat", text: histograms),
      ])
  }

  // MARK: Panels

  private var panels: [GnuplotScript] {
    (0..<count).flatMap { row in
      (0..<count).flatMap { column in frame(row, column) + [content(row, column)] }
    }
  }

  /// Where the panel stands, and its axes: numbers and names at the left and the bottom only.
  private func frame(_ row: Int, _ column: Int) -> [GnuplotScript] {
    let (left, right, bottom, top) = (0.14, 0.985, 0.11, 0.985)
    let (width, height) = ((right - left) / Double(count), (top - bottom) / Double(count))
    let (x, y) = (left + width * Double(column), top - height * Double(row + 1))
    let gap = 0.006
    let isLeft = column == 0 && row > 0
    let isBottom = row == count - 1
    return [
      "set lmargin at screen \(x + gap); set rmargin at screen \(x + width - gap)",
      "set bmargin at screen \(y + gap); set tmargin at screen \(y + height - gap)",
      "set xrange [\(range(column))]; set xtics \(step(column)) format \(isBottom ? "'%g'" : "''")",
      isBottom ? "set xlabel \(name(column)) offset 0, 0.3" : "unset xlabel",
      row == column ? "set yrange [0:1.1]" : "set yrange [\(range(row))]",
      row == column
        ? "unset ytics" : "set ytics \(step(row)) format \(isLeft ? "'%g'" : "''")",
      isLeft || (row == 0 && column == 0)
        ? "set ylabel \(name(row)) offset \(shift(row)), 0" : "unset ylabel",
    ]
  }

  private func content(_ row: Int, _ column: Int) -> GnuplotScript {
    if row == column { return histogram(row) }
    if row < column { return correlation(row, column) }
    let file: GnuplotScript = "\(file: "\(plot.name).dat")"
    let size = plot.isTest.count < 500 ? 0.8 : 0.45
    func points(_ index: Int, _ colour: GnuplotScript) -> GnuplotScript {
      "\(file) index \(index) using \(column + 1):\(row + 1) with points pt 7 ps \(size)*dot "
        + "lc rgb '\(colour)'"
    }
    return "plot " + points(0, "#a00072b2") + ", " + points(1, "#60e69f00")
  }

  private func histogram(_ index: Int) -> GnuplotScript {
    let file: GnuplotScript = "\(file: "\(plot.name)-bins.dat") index \(index)"
    return "plot \(file) using 1:2 with fillsteps fs solid 0.35 noborder lc rgb blue, "
      + "\(file) using 1:2 with steps lc rgb blue lw 1, "
      + "\(file) using 1:3 with steps lc rgb orange lw 1.6"
  }

  private func correlation(_ row: Int, _ column: Int) -> GnuplotScript {
    let text = plot.correlations[row][column].map { fixed($0, 2) } ?? "–"
    return "set label 1 \(text: text) at graph 0.5, 0.5 center font sized(32) textcolor rgb ink; "
      + "unset xtics; unset ytics; plot NaN with dots; unset label 1; set xtics; set ytics"
  }

  private func name(_ index: Int) -> GnuplotScript {
    wrapped(plot.columns[index].label, width: Self.nameWidth)
  }

  /// How far a name stands left of where gnuplot puts it, in letters: clear of the numbers beside
  /// it, whatever its lines; the first panel has no numbers.
  private func shift(_ row: Int) -> Double {
    let lines = Double(lines(of: plot.columns[row].label, width: Self.nameWidth).count)
    return (row == 0 ? -5 : 0) - (lines - 1)
  }

  private func span(_ index: Int) -> ClosedRange<Double> {
    let values = plot.columns[index].values.filter(\.isFinite)
    guard let low = values.min(), let high = values.max(), high > low else {
      let middle = values.first ?? 0
      return (middle - 0.5)...(middle + 0.5)
    }
    let margin = 0.05 * (high - low)
    return (low - margin)...(high + margin)
  }

  private func range(_ index: Int) -> GnuplotScript {
    "\(span(index).lowerBound):\(span(index).upperBound)"
  }

  private func step(_ index: Int) -> GnuplotScript {
    "\(roundStep((span(index).upperBound - span(index).lowerBound) / 3))"
  }

  // MARK: Data

  private var points: String {
    blocks(
      [false, true].map { test in
        let members = plot.isTest.indices.filter { plot.isTest[$0] == test }
        let stride = max(1, (members.count + Self.points - 1) / Self.points)
        let shown = members.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
        let rows = shown.map { sample in
          plot.columns.map { $0.values[sample].isFinite ? exact($0.values[sample]) : "NaN" }
        }
        // gnuplot counts a block only where it has a row.
        let empty = [plot.columns.map { _ in "NaN" }]
        return table(
          plot.columns.map(\.name) + [test ? "(test)" : "(training)"], rows.isEmpty ? empty : rows)
      })
  }

  /// Of each attribute the shares of the bins, the fullest of each kind of sample 1.
  private var histograms: String {
    blocks(
      plot.columns.indices.map { index in
        let shares = [false, true].map { heights(index, test: $0) }
        let range = span(index)
        let width = (range.upperBound - range.lowerBound) / Double(Self.bins)
        let rows = (0...Self.bins).map { bin in
          let last = min(bin, Self.bins - 1)
          return [
            exact(range.lowerBound + width * Double(bin)), exact(shares[0][last]),
            exact(shares[1][last]),
          ]
        }
        return table([plot.columns[index].name, "training", "test"], rows)
      })
  }

  private func heights(_ index: Int, test: Bool) -> [Double] {
    var counts = [Double](repeating: 0, count: Self.bins)
    let range = span(index)
    let scale = Double(Self.bins) / (range.upperBound - range.lowerBound)
    for (value, isTest) in zip(plot.columns[index].values, plot.isTest)
    where isTest == test && value.isFinite {
      counts[min(Self.bins - 1, Int((value - range.lowerBound) * scale))] += 1
    }
    let highest = max(1, counts.max() ?? 1)
    return counts.map { $0 / highest }
  }
}
