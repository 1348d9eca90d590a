/// What is mixed, before it anneals.
package struct Blend: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  package var phi: Double
  /// The Flory–Huggins interaction parameter.
  package var chi: Double

  package init(phi: Double, chi: Double) {
    self.phi = phi
    self.chi = chi
  }
}

/// The numbers of a process.
package struct Recipe: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  package var phi: Double
  /// The Flory–Huggins interaction parameter.
  package var chi: Double
  /// log10 of the dimensionless Cahn–Hilliard time.
  package var logTime: Double

  package init(phi: Double, chi: Double, logTime: Double) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }

  package init(_ blend: Blend, logTime: Double) {
    self.init(phi: blend.phi, chi: blend.chi, logTime: logTime)
  }

  package var blend: Blend { Blend(phi: phi, chi: chi) }

  /// χ/χ_c, which compares recipes of materials with molecules of other lengths.
  package func relativeChi(criticalChi: Double) -> Double { chi / criticalChi }

  enum CodingKeys: String, CodingKey {
    case phi, chi
    case logTime = "log_time"
  }
}
