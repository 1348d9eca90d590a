/// The points of which none is better in one cost without being worse in another.
package struct ParetoFront: Sendable, Equatable {
  package struct Point: Sendable, Equatable {
    /// The index of the point among those that were given.
    package let index: Int
    /// One per objective, in scales; lower is better.
    package let costs: [Double]
  }

  /// The best in the first cost leads.
  package let points: [Point]

  /// - Parameter costs: One list per point, all of one length; equal points count once.
  /// - Complexity: O(points²).
  package init(_ costs: [[Double]]) {
    var kept: [Point] = []
    for (index, point) in costs.enumerated() {
      let isBeaten = costs.enumerated().contains { other, rival in
        rival == point ? other < index : Self.dominates(rival, point)
      }
      if !isBeaten { kept.append(Point(index: index, costs: point)) }
    }
    points = kept.sorted { $0.costs.lexicographicallyPrecedes($1.costs) }
  }

  /// Points of which none is beaten, the best in the first cost leading.
  init(points: [Point]) { self.points = points }

  /// Whether `a` is nowhere worse than `b` and somewhere better.
  static func dominates(_ a: [Double], _ b: [Double]) -> Bool {
    a != b && zip(a, b).allSatisfy { $0 <= $1 }
  }

  private var objectives: Int { points.first?.costs.count ?? 0 }

  /// The least of each cost on the front.
  package var ideal: [Double] {
    (0..<objectives).map { j in points.map { $0.costs[j] }.min()! }
  }

  /// The greatest of each cost on the front.
  package var nadir: [Double] {
    (0..<objectives).map { j in points.map { $0.costs[j] }.max()! }
  }

  /// The points that are best in one cost, by cost.
  package var ends: [Point] {
    (0..<objectives).map { j in points.min { $0.costs[j] < $1.costs[j] }! }
  }

  /// The point where going on would cost more than it gains; nil for an empty front.
  ///
  /// With two objectives it is the point farthest from the chord between the ends, on the side of
  /// the ideal point, whatever the scales; where none lies on that side, and with more objectives,
  /// the point of least Chebyshev distance to the ideal, in shares of the front's extent.
  ///
  /// - Source: the chord after Das 1999.
  package var knee: Point? {
    if objectives == 2, let first = points.first, let last = points.last {
      let (dx, dy) = (last.costs[0] - first.costs[0], last.costs[1] - first.costs[1])
      let depth = { (point: Point) in
        let (x, y) = (point.costs[0] - first.costs[0], point.costs[1] - first.costs[1])
        return x * dy - y * dx
      }
      if let deepest = points.max(by: { depth($0) < depth($1) }), depth(deepest) > 0 {
        return deepest
      }
    }
    return points.min { distance($0) < distance($1) }
  }

  private func distance(_ point: Point) -> Double {
    let (ideal, nadir) = (ideal, nadir)
    return point.costs.indices.map { j in
      nadir[j] > ideal[j] ? (point.costs[j] - ideal[j]) / (nadir[j] - ideal[j]) : 0
    }.max() ?? 0
  }
}
