/// Pearson's correlation between every two attributes of a corpus.
package struct Correlations: Encodable, Equatable, Sendable {
  package let attributes: [String]
  /// Row by row in the order of the attributes; nil where one of the two does not vary.
  package let matrix: [[Double?]]

  /// Over the samples in which both attributes are finite.
  ///
  /// - Complexity: O(samples · attributes²).
  package init(_ attributes: [String], of samples: [SampleReference]) {
    self.attributes = attributes
    let columns = attributes.map { name in samples.map { $0[name] ?? .nan } }
    var matrix = attributes.map { _ in [Double?](repeating: nil, count: attributes.count) }
    for i in columns.indices {
      for j in 0...i {
        let value = Self.correlation(columns[i], columns[j])
        (matrix[i][j], matrix[j][i]) = (value, value)
      }
    }
    self.matrix = matrix
  }

  package static func correlation(_ a: [Double], _ b: [Double]) -> Double? {
    let (a, b) = (withinSquares(a), withinSquares(b))
    var (count, sumA, sumB) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) where x.isFinite && y.isFinite {
      (count, sumA, sumB) = (count + 1, sumA + x, sumB + y)
    }
    var (aa, bb, ab) = (0.0, 0.0, 0.0)
    let (meanA, meanB) = (sumA / count, sumB / count)
    for (x, y) in zip(a, b) where x.isFinite && y.isFinite {
      let (dx, dy) = (x - meanA, y - meanB)
      (aa, bb, ab) = (aa + dx * dx, bb + dy * dy, ab + dx * dy)
    }
    // What round-off leaves of a constant is no variation.
    let floor = 1e-20 * count
    guard aa > floor * meanA * meanA, bb > floor * meanB * meanB else { return nil }
    return max(-1, min(1, ab / (aa * bb).squareRoot()))
  }

  /// The values times a power of two, which is exact, where their squares might be infinite; a
  /// correlation does not depend on it.
  private static func withinSquares(_ values: [Double]) -> [Double] {
    guard values.contains(where: { $0.isFinite && $0.magnitude > 1e70 }) else { return values }
    return values.map { $0 * 0x1p-800 }
  }
}
