import COpenBLAS

/// The map that makes a table's columns uncorrelated, with mean 0 and variance 1.
///
/// z = L⁻¹ (x − μ)/σ, where L Lᵀ is the correlation matrix. L is lower triangular, so the first k
/// coordinates of z follow from the first k of x alone.
struct Whitening: Sendable {
  let mean: [Double]
  let deviation: [Double]
  /// L, row by row.
  let factor: [Double]

  var dimension: Int { mean.count }

  /// Learns the map from a table of finite values. O(rows · names²).
  ///
  /// - Parameter table: Row by row, `names.count` values each.
  init(names: [String], table: [Double], rows: Int) throws(RealismError) {
    let d = names.count
    var mean = [Double](repeating: 0, count: d)
    for row in 0..<rows { for j in 0..<d { mean[j] += table[row * d + j] } }
    mean = mean.map { $0 / Double(rows) }
    var centred = table
    for row in 0..<rows { for j in 0..<d { centred[row * d + j] -= mean[j] } }
    // covariance = centredᵀ centred / (rows − 1), its lower triangle
    var matrix = [Double](repeating: 0, count: d * d)
    cblas_dsyrk(
      CblasRowMajor, CblasLower, CblasTrans, Int32(d), Int32(rows), 1 / Double(rows - 1),
      centred, Int32(d), 0, &matrix, Int32(d))
    let deviation = (0..<d).map { matrix[$0 * d + $0].squareRoot() }
    for j in 0..<d where deviation[j] <= 1e-12 * max(1, mean[j].magnitude) {
      throw .constant(name: names[j], value: mean[j])
    }
    for i in 0..<d { for j in 0..<d { matrix[i * d + j] /= deviation[i] * deviation[j] } }
    self.mean = mean
    self.deviation = deviation
    factor = try Self.factor(of: matrix, names: names)
  }

  /// The Cholesky factor of a correlation matrix whose lower triangle is given.
  private static func factor(of matrix: [Double], names: [String]) throws(RealismError) -> [Double]
  {
    let d = names.count
    var factor = matrix
    let info = LAPACKE_dpotrf(
      LAPACK_ROW_MAJOR, CChar(UInt8(ascii: "L")), Int32(d), &factor, Int32(d))
    // a pivot is the share of a column's deviation that the columns before it do not explain
    let dependent =
      info > 0 ? Int(info) - 1 : (0..<d).first { factor[$0 * d + $0] < 1e-5 }
    if let dependent { throw .dependent(name: names[dependent], on: Array(names[..<dependent])) }
    for i in 0..<d { for j in (i + 1)..<max(d, i + 1) { factor[i * d + j] = 0 } }
    return factor
  }

  /// The whitened coordinates of one point. O(dimension²).
  func whiten(_ point: [Double]) -> [Double] {
    direction(zip(point, mean).map { $0 - $1 })
  }

  /// The whitened coordinates of a difference between two points.
  func direction(_ difference: [Double]) -> [Double] {
    let d = dimension
    var z = [Double](repeating: 0, count: d)
    for i in 0..<d {
      var sum = difference[i] / deviation[i]
      for j in 0..<i { sum -= factor[i * d + j] * z[j] }
      z[i] = sum / factor[i * d + i]
    }
    return z
  }

  /// The point with these whitened coordinates, μ + σ L z.
  func unwhiten(_ z: [Double]) -> [Double] {
    let d = dimension
    return (0..<d).map { i in
      var sum = 0.0
      for j in 0...i { sum += factor[i * d + j] * z[j] }
      return mean[i] + deviation[i] * sum
    }
  }

  /// A gradient in the points' own units from one in whitened coordinates: σ⁻¹ L⁻ᵀ g.
  func pullBack(_ gradient: [Double]) -> [Double] {
    let d = dimension
    var g = gradient
    for i in stride(from: d - 1, through: 0, by: -1) {
      for j in (i + 1)..<max(d, i + 1) { g[i] -= factor[j * d + i] * g[j] }
      g[i] /= factor[i * d + i]
    }
    return zip(g, deviation).map { $0 / $1 }
  }

  /// The whitened coordinates of every row. O(rows · dimension²).
  func whiten(table: [Double], rows: Int) -> [Double] {
    let d = dimension
    var z = table
    for row in 0..<rows {
      for j in 0..<d { z[row * d + j] = (z[row * d + j] - mean[j]) / deviation[j] }
    }
    // zᵀ = L⁻¹ xᵀ for all rows at once
    cblas_dtrsm(
      CblasRowMajor, CblasRight, CblasLower, CblasTrans, CblasNonUnit, Int32(rows), Int32(d), 1,
      factor, Int32(d), &z, Int32(d))
    return z
  }
}
