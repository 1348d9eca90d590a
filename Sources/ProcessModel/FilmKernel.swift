import Foundation

/// The covariance of one quantity of films, over recipes and from film to film.
///
/// With z the coordinates of a recipe (``RecipeCoordinates``) and t its log time, the quantity of the
/// film f at z is y = μ + g(z) + w(t) (u_f(t) + ε):
///
/// - g, what films of a recipe have on average: a Gaussian process with Matérn's kernel of order 5/2,
///   σ_g² (1 + √5 r + 5r²/3) exp(−√5 r), r² = Σ ((z_j − z′_j)/ℓ_j)²;
/// - u_f, what one film has beside it, a process in time of its own, σ_u² exp(−(t − t′)²/2λ²): the
///   snapshots of one film are alike, so a thousand of them teach little more than the film;
/// - ε, what differs from snapshot to snapshot, variance σ_ε²;
/// - w(t) = exp(β (t − t̄)): films scatter more the fewer domains they hold, so β > 0.
///
/// - Source: Rasmussen and Williams 2006, eqs. 2.20 and 4.17 for the process and the kernel.
package struct FilmKernel: Sendable, Equatable, Codable {
  /// The coordinates of recipes that the lengths are along; nil, in cards of earlier versions, is the order
  /// parameter's.
  package var coordinates: RecipeCoordinates.Kind?
  /// ℓ, one for each coordinate, in the coordinate's unit.
  package var lengths: [Double]
  /// σ_g, in standard deviations of the quantity over the training films.
  package var amplitude: Double
  /// σ_u, the same unit.
  package var filmDeviation: Double
  /// λ, decades of time.
  package var filmLength: Double
  /// σ_ε, in standard deviations of the quantity over the training films.
  package var noise: Double
  /// β, per decade of time.
  package var growth: Double

  package init(
    coordinates: RecipeCoordinates.Kind = .growth, lengths: [Double], amplitude: Double,
    filmDeviation: Double, filmLength: Double, noise: Double, growth: Double
  ) {
    self.coordinates = coordinates
    self.lengths = lengths
    self.amplitude = amplitude
    self.filmDeviation = filmDeviation
    self.filmLength = filmLength
    self.noise = noise
    self.growth = growth
  }

  /// Whether the numbers describe a covariance over recipes; those of a card come from outside.
  var isMeaningful: Bool {
    lengths.count == RecipeCoordinates.dimension
      && (lengths + [filmLength]).allSatisfy { (1e-6...1e6).contains($0) }
      && [amplitude, filmDeviation, noise].allSatisfy { (0...1e6).contains($0) }
      && (-10...10).contains(growth)
  }

  /// w(t), with t counted from the mean of the training films.
  func scale(at time: Double) -> Double { exp(growth * time) }

  /// A point in lengths, z_j/ℓ_j: its distance from another is r.
  package func normalised(_ point: [Double]) -> SIMD4<Double> {
    var lanes = SIMD4<Double>()
    for (j, length) in lengths.enumerated() { lanes[j] = point[j] / length }
    return lanes
  }

  /// The covariance of g between two points, each in lengths.
  package func average(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Double {
    let step = a - b
    let square = (step * step).sum()
    let root = (5 * square).squareRoot()
    return amplitude * amplitude * (1 + root + 5 * square / 3) * exp(-root)
  }

  /// The slope of ``average(_:_:)`` along the coordinates of its first point,
  /// −(5/3) σ_g² (1 + √5 r) exp(−√5 r) (z_j − z′_j)/ℓ_j²; the points are in lengths.
  func slope(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> [Double] {
    let step = a - b
    let root = (5 * (step * step).sum()).squareRoot()
    let factor = -5.0 / 3 * amplitude * amplitude * (1 + root) * exp(-root)
    return lengths.indices.map { factor * step[$0] / lengths[$0] }
  }

  /// The covariance of u between two times of one film.
  func film(_ time: Double, _ other: Double) -> Double {
    let step = (time - other) / filmLength
    return filmDeviation * filmDeviation * exp(-0.5 * step * step)
  }
}
