import Foundation

/// What films of a recipe have of one quantity: its mean, how well that is known, and how much single
/// films scatter about it.
///
/// A Gaussian process over recipes with the covariance of ``FilmKernel``, conditioned on films whose
/// recipes are known.
///
/// - Complexity: O(n³) to make for n rows, O(n) for a mean, O(n²) for its error.
package struct FilmRegression: Sendable {
  package let name: String
  package let kernel: FilmKernel
  /// Mean and standard deviation of the quantity over the training rows; the process is that of
  /// (y − mean)/deviation.
  package let centre: Double
  package let spread: Double
  /// The mean log time of the training rows.
  package let time: Double
  let table: FilmTable
  /// The rows' points in the kernel's lengths.
  private let points: [SIMD4<Double>]
  let factor: Cholesky
  /// K⁻¹ (y − μ)/σ.
  let weights: [Double]
  /// Films that were simulated since, see ``learning(mean:variance:at:)``.
  var observations: [FilmObservation] = []
  var observationFactor: Cholesky?
  var observationWeights: [Double] = []

  /// - Throws: ``ProcessModelError/notPositiveDefinite(name:)`` and
  ///   ``ProcessModelError/badKernel(name:)``.
  package init(name: String, table: FilmTable, kernel: FilmKernel) throws(ProcessModelError) {
    guard kernel.isMeaningful else { throw .badKernel(name: name) }
    self.name = name
    self.kernel = kernel
    self.table = table
    points = table.points.map(kernel.normalised)
    let count = Double(table.count)
    let centre = table.values.reduce(0, +) / count
    let square = table.values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / count
    self.centre = centre
    let spread = max(square.squareRoot(), .leastNormalMagnitude)
    self.spread = spread
    time = Self.meanTime(table)
    guard
      let factor = Cholesky(
        Self.covariance(table, kernel, from: time), count: table.count)
    else { throw .notPositiveDefinite(name: name) }
    self.factor = factor
    weights = factor.solution(table.values.map { ($0 - centre) / spread })
  }

  static func meanTime(_ table: FilmTable) -> Double {
    table.points.reduce(0) { $0 + table.coordinates.logTime(of: $1) } / Double(table.count)
  }

  /// The covariance of the rows, its lower triangle column by column.
  package static func covariance(_ table: FilmTable, _ kernel: FilmKernel, from time: Double)
    -> [Double]
  {
    let n = table.count
    let times = table.points.map { table.coordinates.logTime(of: $0) - time }
    let scales = times.map(kernel.scale)
    let points = table.points.map(kernel.normalised)
    var matrix = [Double](repeating: 0, count: n * n)
    for column in 0..<n {
      for row in column..<n {
        var value = kernel.average(points[row], points[column])
        if table.films[row] == table.films[column] {
          value += kernel.film(times[row], times[column]) * scales[row] * scales[column]
        }
        matrix[column * n + row] = value
      }
      let noise = kernel.noise * scales[column]
      matrix[column * n + column] += noise * noise + jitter
    }
    return matrix
  }

  /// A variance that keeps the factor real where rows are all but equal; far below every scatter.
  private static let jitter = 1e-8

  /// The coordinates of the points that it is asked for.
  var coordinates: RecipeCoordinates { table.coordinates }

  /// What films at `point` have.
  package func statistics(at point: [Double]) -> FilmStatistics {
    let half = factor.half(covariances(with: point))
    let explained = half.reduce(0) { $0 + $1 * $1 }
    let (shift, known) = correction(at: point, half: half)
    let variance =
      spread * spread * (kernel.amplitude * kernel.amplitude - explained) - known
    return FilmStatistics(
      mean: rowsMean(at: point) + shift, meanError: max(0, variance).squareRoot(),
      scatter: spread * scatter(at: point))
  }

  /// The mean of films at `point` alone: O(n) until films were learnt from.
  package func mean(at point: [Double]) -> Double {
    guard !observations.isEmpty else { return rowsMean(at: point) }
    let half = factor.half(covariances(with: point))
    return rowsMean(at: point) + correction(at: point, half: half).mean
  }

  /// The mean by the rows, without what was learnt since.
  func rowsMean(at point: [Double]) -> Double {
    centre + spread * zip(covariances(with: point), weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// How the mean changes along each coordinate. O(n).
  package func slope(at point: [Double]) -> [Double] {
    var slope = [Double](repeating: 0, count: point.count)
    let here = kernel.normalised(point)
    for (row, weight) in weights.enumerated() {
      for (j, value) in kernel.slope(here, points[row]).enumerated() {
        slope[j] += spread * weight * value
      }
    }
    return slope
  }

  /// The covariances of g at `point` with the rows.
  func covariances(with point: [Double]) -> [Double] {
    let here = kernel.normalised(point)
    return points.map { kernel.average($0, here) }
  }

  /// The standard deviation of single films about their mean, in deviations of the quantity.
  func scatter(at point: [Double]) -> Double {
    let own = kernel.filmDeviation * kernel.filmDeviation + kernel.noise * kernel.noise
    return kernel.scale(at: table.coordinates.logTime(of: point) - time) * own.squareRoot()
  }
}

/// What films of a recipe have of one quantity.
package struct FilmStatistics: Sendable, Equatable, Codable {
  package var mean: Double
  /// The standard error of the mean as the model knows it.
  package var meanError: Double
  /// The standard deviation of single films about the mean.
  package var scatter: Double

  package init(mean: Double, meanError: Double, scatter: Double) {
    self.mean = mean
    self.meanError = meanError
    self.scatter = scatter
  }
}
