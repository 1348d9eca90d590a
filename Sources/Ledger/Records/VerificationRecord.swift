import GRDB

/// A pathway simulated by the Cahn–Hilliard equation, and what came out.
public struct VerificationRecord: Codable, Equatable, Sendable {
  public let pathwayRank: Int
  /// Of the simulation's initial noise.
  @DecimalText public private(set) var seed: UInt64
  /// Measured on the simulated film, by attribute.
  public let measured: [String: Double]
  /// The largest |measured − target| over the targets, in the attributes' own units.
  public let error: Double
  /// Whether every target is met within its tolerance.
  public let within: Bool
  public let seconds: Double
  /// Below the run folder, where the film was kept.
  public let folder: String?
  /// Whether it is a film of the refined recipe, not of the predicted one.
  public let refined: Bool

  public init(
    pathwayRank: Int, seed: UInt64, measured: [String: Double], error: Double, within: Bool,
    seconds: Double, folder: String? = nil, refined: Bool = false
  ) {
    self.pathwayRank = pathwayRank
    self.seed = seed
    self.measured = measured
    self.error = error
    self.within = within
    self.seconds = seconds
    self.folder = folder
    self.refined = refined
  }
}

extension VerificationRecord: LedgerRow {
  static var databaseTableName: String { "verification" }
}
