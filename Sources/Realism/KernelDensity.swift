import Foundation

/// A Gaussian kernel density in whitened space.
///
/// ρ(z) = (1/n) Σᵢ (2πh²)^(−d/2) exp(−|z − zᵢ|²/2h²). Densities are handled as logarithms, so that
/// a point far from every sample still has one.
struct KernelDensity: Sendable {
  let dimension: Int
  /// The kernels' centres, row by row.
  let centres: [Double]
  /// The same numbers, one array per coordinate, for passes over all centres.
  private let columns: [[Double]]
  /// The rows of one group are not independent of each other.
  let groups: [Int]
  let groupSizes: [Int: Int]
  /// h, in standard deviations.
  var bandwidth: Double

  var count: Int { groups.count }

  init(dimension: Int, centres: [Double], groups: [Int], bandwidth: Double) {
    self.dimension = dimension
    self.centres = centres
    self.groups = groups
    self.bandwidth = bandwidth
    columns = (0..<dimension).map { j in groups.indices.map { centres[$0 * dimension + j] } }
    groupSizes = groups.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// log ρ(z). O(count · dimension).
  func logDensity(at z: [Double]) -> Double {
    logSum(squares(to: z), h: bandwidth) + logNorm(count, bandwidth)
  }

  /// log ρ(z) and its gradient, Σ wᵢ (zᵢ − z)/h², wᵢ the kernels' shares of ρ.
  func logDensityGradient(at z: [Double]) -> (value: Double, gradient: [Double]) {
    let squares = self.squares(to: z)
    let scale = 0.5 / (bandwidth * bandwidth)
    let least = leastOf(squares)
    var total = 0.0
    var pull = [Double](repeating: 0, count: dimension)
    for row in 0..<count {
      let exponent = (squares[row] - least) * scale
      if exponent > Self.negligible { continue }
      let weight = exp(-exponent)
      total += weight
      for j in 0..<dimension { pull[j] += weight * (columns[j][row] - z[j]) }
    }
    let value = log(total) - least * scale + logNorm(count, bandwidth)
    return (value, pull.map { $0 * 2 * scale / total })
  }

  /// |z − zᵢ|² for every centre.
  func squares(to z: [Double]) -> [Double] {
    var squares = [Double](repeating: 0, count: count)
    for (column, coordinate) in zip(columns, z) {
      for row in squares.indices {
        let step = column[row] - coordinate
        squares[row] += step * step
      }
    }
    return squares
  }

  /// (zᵢ − z)·direction for every centre.
  func projections(from z: [Double], along direction: [Double]) -> [Double] {
    var projections = [Double](repeating: 0, count: count)
    for j in 0..<dimension where direction[j] != 0 {
      for row in projections.indices { projections[row] += (columns[j][row] - z[j]) * direction[j] }
    }
    return projections
  }

  /// log Σ exp(−sᵢ/2h²); −∞ when every sᵢ is infinite.
  func logSum(_ squares: [Double], h: Double) -> Double {
    let scale = 0.5 / (h * h)
    let least = leastOf(squares)
    if least == .infinity { return -.infinity }
    let cut = least + Self.negligible / scale
    var sum = 0.0
    for square in squares where square < cut { sum += exp((least - square) * scale) }
    return log(sum) - least * scale
  }

  func logNorm(_ terms: Int, _ h: Double) -> Double {
    -log(Double(terms)) - Double(dimension) * (log(h) + 0.5 * log(2 * .pi))
  }

  private func leastOf(_ values: [Double]) -> Double {
    var least = Double.infinity
    for value in values where value < least { least = value }
    return least
  }

  /// Kernels below e^−30 of the largest are left out: 10⁵ of them change log ρ by 1e-8.
  static let negligible = 30.0
}
