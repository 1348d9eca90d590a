import COpenBLAS
import Foundation

/// The smoothest surface through scattered values, z = a + bx + cy + Σ wᵢ r²ᵢ ln rᵢ.
///
/// Of all surfaces through the values it bends least, ∫ (z²_xx + 2z²_xy + z²_yy) dx dy; values that
/// lie on a plane give that plane.
///
/// - Source: Duchon 1977.
package struct ThinPlateSpline {
  private let points: [(x: Double, y: Double)]
  /// wᵢ, then a, b and c.
  private let weights: [Double]

  /// Nil where the points lie on one line, or two coincide.
  ///
  /// - Complexity: O(n³) in the points.
  package init?(_ points: [(x: Double, y: Double)], values: [Double]) {
    precondition(points.count == values.count, "a value for each point")
    guard Self.areSpread(points) else { return nil }
    let size = points.count + 3
    var matrix = [Double](repeating: 0, count: size * size)
    for (row, point) in points.enumerated() {
      for (column, other) in points.enumerated() {
        matrix[row * size + column] = Self.kernel(point, other)
      }
      for (term, value) in [1, point.x, point.y].enumerated() {
        matrix[row * size + points.count + term] = value
        matrix[(points.count + term) * size + row] = value
      }
    }
    var (weights, pivots) = (values + [0, 0, 0], [Int32](repeating: 0, count: size))
    let count = Int32(size)
    let info = LAPACKE_dgesv(
      LAPACK_COL_MAJOR, count, 1, &matrix, count, &pivots, &weights, count)
    guard info == 0 else { return nil }
    (self.points, self.weights) = (points, weights)
    // A matrix that is singular but for round-off has a solution that solves nothing.
    let scale = values.reduce(1e-300) { max($0, abs($1)) }
    let holds = zip(points, values).allSatisfy { point, value in
      abs(self(point.x, point.y) - value) <= 1e-6 * scale
    }
    guard holds else { return nil }
  }

  /// The surface at a point. O(n).
  package func callAsFunction(_ x: Double, _ y: Double) -> Double {
    let plane =
      weights[points.count] + weights[points.count + 1] * x + weights[points.count + 2] * y
    return points.indices.reduce(plane) { $0 + weights[$1] * Self.kernel((x, y), points[$1]) }
  }

  /// Whether the points do not all lie on one line, but for round-off.
  private static func areSpread(_ points: [(x: Double, y: Double)]) -> Bool {
    let count = Double(points.count)
    let middle = points.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x / count, $0.y + $1.y / count) }
    let (xx, xy, yy) = points.reduce((0.0, 0.0, 0.0)) { sums, point in
      let (x, y) = (point.x - middle.x, point.y - middle.y)
      return (sums.0 + x * x, sums.1 + x * y, sums.2 + y * y)
    }
    return xx * yy - xy * xy > 1e-12 * xx * yy
  }

  private static func kernel(
    _ a: (x: Double, y: Double), _ b: (x: Double, y: Double)
  ) -> Double {
    let square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
    return square > 0 ? square * log(square) / 2 : 0
  }
}
