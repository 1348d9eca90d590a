import Foundation
internal import Optimize

extension FilmRegression {
  /// The rows that the kernel's numbers are fitted to, a few of every film: a likelihood costs O(n³).
  static let fittedRows = 600
  /// The rows that a fitted process rests on.
  static let keptRows = 1400

  /// Learns what films have of a quantity: in each of the coordinates the kernel's numbers of the greatest likelihood,
  /// by NLopt's SBPLX over their logarithms, then the process on the rows. Of these that one is taken which predicts
  /// series that are left out with the least error.
  ///
  /// - Parameters:
  ///   - tables: The same films in each of the coordinates that are tried.
  ///   - evaluations: Of the likelihood, for each table and start.
  /// - Complexity: some 0.02 s an evaluation, and under a second for the process.
  package static func fitted(
    name: String, tables: [FilmTable], evaluations: Int = 600
  ) throws -> FilmRegression {
    var best: (fit: FilmRegression, rms: Double)?
    for table in tables {
      let sample = table.thinned(to: fittedRows)
      let kind = table.coordinates.kind
      let problem = try Problem(
        bounds: bounds,
        objective: Function { logs in negativeLogLikelihood(sample, kernel(logs, kind)) })
      var likeliest: (kernel: FilmKernel, loss: Double)?
      for start in starts {
        let outcome = try problem.minimize(
          from: start, using: Algorithm(.sbplx), until: StopRule(evaluations: evaluations),
          step: start.map { _ in 0.5 })
        let (point, loss) = (outcome.best?.point ?? start, outcome.best?.value ?? .infinity)
        if likeliest.map({ loss < $0.loss }) ?? true { likeliest = (kernel(point, kind), loss) }
      }
      guard let kernel = likeliest?.kernel,
        let fit = try? FilmRegression(
          name: name, table: table.thinned(to: keptRows), kernel: kernel)
      else { continue }
      let rms = fit.leaveSeriesOut().rms
      if best.map({ rms < $0.rms }) ?? true { best = (fit, rms) }
    }
    guard let best else { throw ProcessModelError.notPositiveDefinite(name: name) }
    return best.fit
  }

  /// Logarithms of ℓ, σ_g, σ_u, λ, σ_ε; then β itself. The likelihood has several maxima: films that scatter and
  /// means that change soon, and films alike with means that change slowly.
  private static let starts = [
    [0.15, 0.3, 0.8, 1.5, 0.2, 0.3, 0.05], [0.3, 1.2, 0.6, 1.5, 0.1, 0.3, 0.02],
  ].map { numbers in numbers.map { log($0) } + [0.3] }
  private static let bounds: [ClosedRange<Double>] =
    [
      0.02...3, 0.03...6, 0.05...12, 0.05...20, 1e-4...2, 0.02...5, 1e-4...1,
    ].map { log($0.lowerBound)...log($0.upperBound) } + [0...1.6]

  private static func kernel(
    _ logs: [Double], _ coordinates: RecipeCoordinates.Kind
  ) -> FilmKernel {
    FilmKernel(
      coordinates: coordinates, lengths: logs[..<3].map { exp($0) }, amplitude: exp(logs[3]),
      filmDeviation: exp(logs[4]),
      filmLength: exp(logs[5]), noise: exp(logs[6]), growth: logs[7])
  }

  /// ½ yᵀK⁻¹y + ½ log det K of the normalised values; nil where K is not positive definite.
  private static func negativeLogLikelihood(_ table: FilmTable, _ kernel: FilmKernel) -> Double? {
    guard let fit = try? FilmRegression(name: "", table: table, kernel: kernel) else { return nil }
    let data = zip(table.values, fit.weights).reduce(0) {
      $0 + ($1.0 - fit.centre) / fit.spread * $1.1
    }
    return 0.5 * data + 0.5 * fit.factor.logDeterminant
  }
}
