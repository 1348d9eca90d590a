import Ledger

/// How the front of the first two objectives was found: the part of its area that the points found so
/// far cover.
///
/// A point of the front covers what it beats in both objectives, as far as the reference: the
/// front's worst value of each, a tenth of the front's extent further out. The covered area is 1 with
/// all points (the hypervolume indicator in shares).
///
/// - Source: Zitzler and Thiele 1999.
struct FrontGrowthFigure {
  private static let margin = 0.1

  private let record: RunRecord
  private let objectives: [TargetRecord]

  init(_ record: RunRecord) {
    self.record = record
    objectives = Array(record.objectives.prefix(2))
  }

  /// Whether the run looked for a front.
  static func isMeant(for record: RunRecord) -> Bool {
    !record.frontEvaluations.isEmpty
  }

  var plan: FigurePlan {
    let name = "convergence"
    let rows = rows
    guard objectives.count == 2, let last = rows.last, last.covered > 0 else {
      return .skipped(name: name, reason: "The front has fewer than two different points.")
    }
    let file: GnuplotScript = "\(file: "\(name).dat")"
    return .drawn(
      Figure(
        name: name, title: "How the front was found", caption: caption, width: 1600, height: 1000,
        type: 32,
        commands: [
          "set xlabel 'evaluation'", "set ylabel 'part of the front''s area covered'",
          "set xrange [0.5:\(Double(rows.count) + 0.5)]", "set yrange [0:1.05]",
          "set key outside top center horizontal maxrows 1 width -2",
          "plot \(file) using 1:2 with steps lc rgb ink lw 1.6 title 'covered so far', \\\n"
            + "  \(file) using 1:($3 == 1 ? $2 : NaN) with points pt 7 ps 1.9*dot lc rgb blue "
            + "title 'a point of the front'",
        ],
        data: [Figure.DataFile(name: "\(name).dat", text: text(rows))]))
  }

  private struct Row {
    let covered: Double
    let isOnFront: Bool
  }

  /// One for each evaluation of the searches for the front.
  private var rows: [Row] {
    let points = Dictionary(
      record.front.map { ($0.evaluation, $0) }, uniquingKeysWith: { first, _ in first })
    let shares = shares
    let whole = Self.area(Array(shares.values))
    var found: [(x: Double, y: Double)] = []
    return record.frontEvaluations.map { evaluation in
      let point = evaluation.id.flatMap { points[$0] }.flatMap { shares[$0.number] }
      if let point { found.append(point) }
      return Row(covered: Self.area(found) / whole, isOnFront: point != nil)
    }
  }

  /// Each point's costs, 0 at the front's best and 1 at its worst.
  private var shares: [Int: (x: Double, y: Double)] {
    let costs = record.front.compactMap { point -> (Int, [Double])? in
      let values = objectives.compactMap { objective in
        point.measured[objective.attribute].map { objective.kind == .maximise ? -$0 : $0 }
      }
      return values.count == 2 ? (point.number, values) : nil
    }
    let ends = (0..<2).map { axis -> (Double, Double) in
      let values = costs.map { $0.1[axis] }
      return (values.min() ?? 0, values.max() ?? 0)
    }
    guard ends.allSatisfy({ $0.1 > $0.0 }) else { return [:] }
    return costs.reduce(into: [:]) { shares, point in
      let position = (0..<2).map { (point.1[$0] - ends[$0].0) / (ends[$0].1 - ends[$0].0) }
      shares[point.0] = (position[0], position[1])
    }
  }

  /// What points cover of the square whose far corner is the reference.
  private static func area(_ points: [(x: Double, y: Double)]) -> Double {
    let far = 1 + margin
    var (area, lowest) = (0.0, far)
    for point in points.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) where point.y < lowest {
      area += (far - point.x) * (lowest - point.y)
      lowest = point.y
    }
    return area
  }

  private var caption: String {
    "The searches of a front minimise different sums; what grows with all of them is the area that "
      + "the points of the final front beat, up to a tenth of the front's extent beyond its worst "
      + "values, here of \(record.label(objectives[0].attribute)) and "
      + "\(record.label(objectives[1].attribute))."
  }

  private func text(_ rows: [Row]) -> String {
    table(
      ["evaluation", "covered", "on the front"],
      rows.enumerated().map { ["\($0 + 1)", exact($1.covered), $1.isOnFront ? "1" : "0"] })
  }
}
