import COpenBLAS
import Foundation

/// Densities at the training samples themselves, each without its own group.
///
/// The snapshots of one simulation series resemble each other; left in, they would make every
/// sample look dense and the bandwidth far too small.
extension KernelDensity {
  /// log ρ at each of `rows`, from the samples of other groups only.
  ///
  /// O(rows · count · dimension).
  func leftOut(_ rows: [Int]) -> [Double] {
    var densities: [Double] = []
    for start in stride(from: 0, to: rows.count, by: 32) {
      let block = Array(rows[start..<min(start + 32, rows.count)])
      let squares = self.squares(of: block)
      densities += zip(block, squares).map { leftOut($0, squares: $1, h: bandwidth) }
    }
    return densities
  }

  /// The bandwidth whose left-out likelihood at `rows` is greatest, within [0.02, 2] standard
  /// deviations, to 2 %.
  ///
  /// - Source: Habbema, Hermans and van den Broek 1974; Duin 1976.
  func likeliestBandwidth(_ rows: [Int]) -> Double {
    let squares = self.squares(of: rows)
    return exp(
      goldenMaximum(from: log(0.02), to: log(2), tolerance: 0.02) { logH in
        zip(rows, squares).reduce(0) { $0 + leftOut($1.0, squares: $1.1, h: exp(logH)) }
      })
  }

  private func leftOut(_ row: Int, squares: [Double], h: Double) -> Double {
    logSum(squares, h: h) + logNorm(count - groupSizes[groups[row]]!, h)
  }

  /// |zᵢ − zⱼ|² from each of `rows` to every centre, by one matrix product:
  /// |zᵢ|² + |zⱼ|² − 2 zᵢ·zⱼ; infinite within a group.
  private func squares(of rows: [Int]) -> [[Double]] {
    let d = dimension
    let chosen = rows.flatMap { centres[$0 * d..<($0 + 1) * d] }
    var products = [Double](repeating: 0, count: rows.count * count)
    cblas_dgemm(
      CblasRowMajor, CblasNoTrans, CblasTrans, Int32(rows.count), Int32(count), Int32(d), -2,
      chosen, Int32(d), centres, Int32(d), 0, &products, Int32(count))
    let norms = squares(to: [Double](repeating: 0, count: d))
    return rows.enumerated().map { index, row in
      var squares = [Double](repeating: .infinity, count: count)
      let group = groups[row]
      for other in 0..<count where groups[other] != group {
        squares[other] = max(0, products[index * count + other] + norms[row] + norms[other])
      }
      return squares
    }
  }
}

/// Where a function of one hump is greatest, by golden sections.
private func goldenMaximum(
  from lower: Double, to upper: Double, tolerance: Double, _ value: (Double) -> Double
) -> Double {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (a, b) = (lower, upper)
  var (left, right) = (b - ratio * (b - a), a + ratio * (b - a))
  var (atLeft, atRight) = (value(left), value(right))
  while b - a > tolerance {
    if atLeft > atRight {
      (b, right, atRight) = (right, left, atLeft)
      left = b - ratio * (b - a)
      atLeft = value(left)
    } else {
      (a, left, atLeft) = (left, right, atRight)
      right = a + ratio * (b - a)
      atRight = value(right)
    }
  }
  return (a + b) / 2
}
