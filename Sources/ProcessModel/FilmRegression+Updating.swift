/// The mean of films of one recipe, as simulated after a process was fitted.
struct FilmObservation: Sendable {
  let point: [Double]
  /// L⁻¹ k(point), kept since every later forecast needs it.
  let half: [Double]
  /// What the process said before any observation, and what the films have, in the quantity's unit.
  let prior: Double
  let mean: Double
  /// The variance of that mean about the average over all films, in the quantity's unit squared.
  let variance: Double
}

extension FilmRegression {
  /// The same process, conditioned on the mean of some more films as well.
  ///
  /// With g the average over films, known as GP(m, k) from the rows, and ȳ the means of films at the
  /// points p with variances v: m′(x) = m(x) + k(x, p) [k(p, p) + diag v]⁻¹ (ȳ − m(p)), and so for k.
  ///
  /// - Complexity: O(n²) once, and O(n²) instead of O(n) for every mean after that.
  package func learning(
    mean: Double, variance: Double, at point: [Double]
  ) -> FilmRegression {
    var copy = self
    copy.observations.append(
      FilmObservation(
        point: point, half: factor.half(covariances(with: point)), prior: rowsMean(at: point),
        mean: mean, variance: variance))
    copy.prepareObservations()
    return copy
  }

  /// What the observations add to the mean at `point`, and take from its variance, in the quantity's
  /// unit.
  func correction(at point: [Double], half: [Double]) -> (mean: Double, variance: Double) {
    guard let gain = observationFactor else { return (0, 0) }
    let cross = observations.map { posterior(point, half, $0.point, $0.half) }
    let mean = zip(cross, observationWeights).reduce(0) { $0 + $1.0 * $1.1 }
    let explained = gain.half(cross).reduce(0) { $0 + $1 * $1 }
    return (mean, explained)
  }

  /// The covariance of the average at two points, given the rows, in the quantity's unit squared.
  private func posterior(
    _ a: [Double], _ halfA: [Double], _ b: [Double], _ halfB: [Double]
  ) -> Double {
    let explained = zip(halfA, halfB).reduce(0) { $0 + $1.0 * $1.1 }
    return spread * spread
      * (kernel.average(kernel.normalised(a), kernel.normalised(b)) - explained)
  }

  private mutating func prepareObservations() {
    let count = observations.count
    var matrix = [Double](repeating: 0, count: count * count)
    for (column, b) in observations.enumerated() {
      for (row, a) in observations.enumerated() where row >= column {
        matrix[column * count + row] = posterior(a.point, a.half, b.point, b.half)
      }
      matrix[column * count + column] += max(observations[column].variance, 1e-8 * spread * spread)
    }
    observationFactor = Cholesky(matrix, count: count)
    observationWeights =
      observationFactor?.solution(observations.map { $0.mean - $0.prior }) ?? []
  }
}
