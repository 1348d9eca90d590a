import GRDB

/// One state of one simulated film.
public struct SimulationRecord: Codable, Equatable, Sendable {
  /// What it was simulated for: "verification" or "refinement".
  public let purpose: String
  public let phi: Double
  public let chi: Double
  public let logTime: Double
  /// Of the initial fluctuations.
  @DecimalText public private(set) var seed: UInt64
  /// What is defined on the film, by attribute; nil where it failed.
  public let measured: [String: Double]?
  /// Why it failed.
  public let failure: String?
  /// Of the whole film, all its states.
  public let seconds: Double
  /// Below the run folder, where the film was kept.
  public let file: String?

  public init(
    purpose: String, phi: Double, chi: Double, logTime: Double, seed: UInt64,
    measured: [String: Double]?, failure: String?, seconds: Double, file: String?
  ) {
    self.purpose = purpose
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.seed = seed
    self.measured = measured
    self.failure = failure
    self.seconds = seconds
    self.file = file
  }
}

extension SimulationRecord: LedgerRow {
  static var databaseTableName: String { "simulation" }
}
