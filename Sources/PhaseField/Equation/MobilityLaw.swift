/// How mobility depends on composition.
package enum MobilityLaw: String, Codable, Sendable, CaseIterable {
  /// M at every φ.
  case constant
  /// 4Mφ(1 − φ): M in an even mixture, none in a pure phase, where a molecule has nothing to exchange
  /// with.
  case degenerate

  /// The mobility as a part of M.
  package func factor(at φ: Double) -> Double { self == .constant ? 1 : 4 * φ * (1 - φ) }
}
