/// Broyden's method: a slope or its inverse, learnt from the steps that were taken.
///
/// With m what is measured, c what is asked and J the slope of m with c, a step Δc that showed Δm
/// turns J by the matrix of rank one that explains the step and changes J least. Both forms below
/// are the same update; ``inverse(_:step:change:leastOverlap:)`` follows H = J⁻¹ without solving for it.
///
/// - Source: Broyden 1965, eq. 4.5; of the inverse, method 1 in the form of Sherman and Morrison.
package enum Broyden {
  /// One row of the slope, J += (Δm − J Δc) Δcᵀ / |Δc|².
  ///
  /// - Parameters:
  ///   - row: The slope of one measured quantity with each condition.
  ///   - step: Δc, for which ``isStep(_:)`` holds.
  ///   - change: Δm of that quantity.
  /// - Complexity: O(n) for n conditions.
  package static func row<Scalar: BinaryFloatingPoint>(
    _ row: [Scalar], step: [Scalar], change: Scalar
  ) -> [Scalar] {
    let square = dot(step, step)
    let unexplained = change - dot(row, step)
    return row.indices.map { row[$0] + unexplained * step[$0] / square }
  }

  /// The inverse, H += (Δc − H Δm) ΔcᵀH / (ΔcᵀH Δm).
  ///
  /// - Parameters:
  ///   - inverse: H, row by row.
  ///   - step: Δc.
  ///   - change: Δm.
  ///   - leastOverlap: Of ΔcᵀH Δm, in |Δc|²: a smaller one, of an answer across or against what was
  ///     asked, teaches nothing that could be trusted.
  /// - Returns: Nil where the overlap is not above its least.
  /// - Complexity: O(n²) for n conditions.
  package static func inverse<Scalar: BinaryFloatingPoint>(
    _ inverse: [[Scalar]], step: [Scalar], change: [Scalar], leastOverlap: Scalar
  ) -> [[Scalar]]? {
    let expected = inverse.map { dot($0, change) }
    let overlap = dot(step, expected)
    guard overlap > leastOverlap * dot(step, step) else { return nil }
    let turn = inverse.indices.map { column in
      inverse.indices.reduce(Scalar(0)) { $0 + step[$1] * inverse[$1][column] }
    }
    return inverse.indices.map { index in
      let unexplained = (step[index] - expected[index]) / overlap
      return inverse.indices.map { inverse[index][$0] + unexplained * turn[$0] }
    }
  }

  /// Whether a step is long enough to show a slope; a shorter one went nowhere.
  package static func isStep(_ step: [Double]) -> Bool { dot(step, step) > 1e-12 }

  private static func dot<Scalar: BinaryFloatingPoint>(_ a: [Scalar], _ b: [Scalar]) -> Scalar {
    zip(a, b).reduce(Scalar(0)) { $0 + $1.0 * $1.1 }
  }
}
