/// What is mixed, before it anneals.
public struct Blend: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  public var phi: Double
  /// The Flory–Huggins interaction parameter.
  public var chi: Double

  public init(phi: Double, chi: Double) {
    self.phi = phi
    self.chi = chi
  }
}

/// The numbers of a process.
public struct Recipe: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  public var phi: Double
  /// The Flory–Huggins interaction parameter.
  public var chi: Double
  /// log10 of the dimensionless Cahn–Hilliard time.
  public var logTime: Double

  public init(phi: Double, chi: Double, logTime: Double) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }

  public init(_ blend: Blend, logTime: Double) {
    self.init(phi: blend.phi, chi: blend.chi, logTime: logTime)
  }

  public var blend: Blend { Blend(phi: phi, chi: chi) }

  /// χ/χ_c, which compares recipes of materials with molecules of other lengths.
  public func relativeChi(criticalChi: Double) -> Double { chi / criticalChi }

  enum CodingKeys: String, CodingKey {
    case phi, chi
    case logTime = "log_time"
  }
}
