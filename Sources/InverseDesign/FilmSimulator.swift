public import Volumes

/// Makes a film from a recipe by solving the physics.
public protocol FilmSimulator {
  /// - Parameter seed: Draws the blend's initial fluctuations.
  func simulate(_ recipe: Recipe, seed: UInt64) throws -> Volume
}

/// The numbers of a process.
public struct Recipe: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  public let phi: Double
  /// The Flory–Huggins interaction parameter.
  public let chi: Double
  /// log10 of the dimensionless Cahn–Hilliard time.
  public let logTime: Double

  public init(phi: Double, chi: Double, logTime: Double) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }

  enum CodingKeys: String, CodingKey {
    case phi, chi
    case logTime = "log_time"
  }
}
