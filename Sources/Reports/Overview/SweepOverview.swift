package import Ledger

/// What is shown of a sweep: its numbers, its points, and what came out of them.
package struct SweepOverview: Equatable, Sendable {
  /// A swept number.
  package struct Axis: Encodable, Equatable, Sendable {
    /// In the study, such as `targets.tortuosity_A.value`.
    package let path: String
    /// In words, with its unit.
    package let label: String
  }

  /// What points are compared by.
  package struct Outcome: Encodable, Equatable, Sendable {
    package let name: String
    package let label: String
  }

  /// In the order of the study file.
  package let numbers: [Axis]
  /// Those that some point has.
  package let outcomes: [Outcome]
  package let points: [SweepPointRecord]
  /// The point with the smallest error, simulated where there is one.
  package let best: Int?
}

extension SweepReport {
  package var overview: SweepOverview {
    let figures = figures
    return SweepOverview(
      numbers: paths.map { .init(path: $0, label: figures.axis($0)) },
      outcomes: SweepFigures.outcomes.filter { outcome in
        points.contains { $0.outcomes[outcome.name] != nil }
      }.map { .init(name: $0.name, label: $0.label) },
      points: points, best: Self.best(of: points)?.number)
  }

  /// An outcome over two swept numbers, as the report's contours have it: the smoothest surface through
  /// the points, on a grid, x fastest; points that differ in other numbers alone are averaged.
  ///
  /// Nil where the points span no surface.
  ///
  /// - Complexity: O(n³ + n·steps²) in the points.
  package func surface(
    over x: String, and y: String, of outcome: String, steps: Int
  ) -> (x: [Double], y: [Double], values: [Double])? {
    let rows = figures.means([x, y], outcome)
    guard rows.count > 3, rows.allSatisfy({ $0.count == 3 }) else { return nil }
    let frame = PlotFrame(spanning: rows.map { ContourCurve.Point(x: $0[0], y: $0[1]) })
    return SweepContour.surface(
      rows.map { ($0[0], $0[1]) }, rows.map { $0[2] }, frame, steps: steps)
  }
}
