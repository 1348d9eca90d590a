import Foundation

extension FilmRegression {
  /// How well the process predicts films of recipes that it has not seen: every series left out once.
  ///
  /// With B the rows of a series, its predictions by the others differ from its values by
  /// [(K⁻¹)_BB]⁻¹ (K⁻¹y)_B, and [(K⁻¹)_BB]⁻¹ is their covariance.
  ///
  /// - Complexity: O(n³) for all series together.
  /// - Source: Rasmussen and Williams 2006, eqs. 5.10 to 5.12, for blocks.
  package func leaveSeriesOut() -> CrossValidation {
    let inverse = factor.inverse()
    let n = table.count
    var (squares, filmSquares, held, rows) = (0.0, 0.0, 0, 0)
    let blocks = Dictionary(grouping: 0..<n) { table.series[$0] }
    for block in blocks.values {
      let size = block.count
      var part = [Double](repeating: 0, count: size * size)
      for (column, j) in block.enumerated() {
        for (row, i) in block.enumerated() where row >= column {
          part[column * size + row] = inverse[min(i, j) * n + max(i, j)]
        }
      }
      guard let block = Block(part, weights: block.map { weights[$0] }) else { continue }
      for (residual, deviation) in zip(block.residuals, block.deviations) {
        squares += residual * residual
        filmSquares += deviation * deviation
        held += abs(residual) <= 1.6449 * deviation ? 1 : 0
        rows += 1
      }
    }
    guard rows > 0 else { return CrossValidation(rms: .nan, expected: .nan, coverage: .nan) }
    return CrossValidation(
      rms: spread * (squares / Double(rows)).squareRoot(),
      expected: spread * (filmSquares / Double(rows)).squareRoot(),
      coverage: Double(held) / Double(rows))
  }

  /// The rows of one series, predicted by the others.
  private struct Block {
    let residuals: [Double]
    let deviations: [Double]

    init?(_ part: [Double], weights: [Double]) {
      guard let factor = Cholesky(part, count: weights.count) else { return nil }
      residuals = factor.solution(weights)
      let inverse = factor.inverse()
      deviations = weights.indices.map { inverse[$0 * weights.count + $0].squareRoot() }
    }
  }
}

/// How a process predicted single films of recipes that it had not seen.
package struct CrossValidation: Sendable, Equatable, Codable {
  /// The root mean square difference of single films from their predicted mean: the error of the mean
  /// and the films' own scatter together.
  package var rms: Double
  /// The same as the process itself expects it.
  package var expected: Double
  /// The part of films within their central 90 % interval.
  package var coverage: Double
}
