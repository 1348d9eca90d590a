/// What a film gains or pays where it touches an electrode: γ(φ) = hφ + ½gφ², kT·voxel per site.
///
/// With h < 0 the electrode draws the donor, with h > 0 the acceptor. Where the film rests,
/// κ ∂φ/∂n = −γ′(φ), n pointing out of the film.
///
/// - Source: Cahn 1977, "Critical point wetting".
package struct SurfaceEnergy: Codable, Hashable, Sendable {
  /// h.
  package var linear: Double
  /// g.
  package var quadratic: Double

  package init(linear: Double = 0, quadratic: Double = 0) {
    self.linear = linear
    self.quadratic = quadratic
  }

  /// γ(φ).
  package func value(at φ: Double) -> Double { (linear + quadratic / 2 * φ) * φ }

  /// γ′(φ).
  package func slope(at φ: Double) -> Double { linear + quadratic * φ }
}
