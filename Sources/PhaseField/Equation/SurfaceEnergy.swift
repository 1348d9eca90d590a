/// What a film gains or pays where it touches an electrode: γ(φ) = hφ + ½gφ², kT·voxel per site.
///
/// With h < 0 the electrode draws the donor, with h > 0 the acceptor. Where the film rests,
/// κ ∂φ/∂n = −γ′(φ), n pointing out of the film.
///
/// - Source: Cahn 1977, "Critical point wetting".
public struct SurfaceEnergy: Codable, Hashable, Sendable {
  /// h.
  public var linear: Double
  /// g.
  public var quadratic: Double

  public init(linear: Double = 0, quadratic: Double = 0) {
    self.linear = linear
    self.quadratic = quadratic
  }

  /// γ(φ).
  public func value(at φ: Double) -> Double { (linear + quadratic / 2 * φ) * φ }

  /// γ′(φ).
  public func slope(at φ: Double) -> Double { linear + quadratic * φ }
}
