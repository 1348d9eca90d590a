import GRDB

/// One simulated film.
public struct SimulationRecord: Codable, Equatable, Sendable {
  /// What it was simulated for: "proof"; "verification" or "refinement" in a run of before.
  public let purpose: String
  public let phi: Double
  public let chi: Double
  public let logTime: Double
  /// Voxels along x and y; `nil` in a run of before films had sizes of their own.
  public let nx: Int?
  public let ny: Int?
  /// Of the initial fluctuations.
  @DecimalText public private(set) var seed: UInt64
  /// What is defined on the film, by attribute; nil where it failed.
  public let measured: [String: Double]?
  /// Why it failed.
  public let failure: String?
  /// Of the whole film, one core.
  public let seconds: Double
  /// Below the run folder, where the film was kept.
  public let file: String?

  public init(
    purpose: String, phi: Double, chi: Double, logTime: Double, nx: Int? = nil, ny: Int? = nil,
    seed: UInt64,
    measured: [String: Double]?, failure: String?, seconds: Double, file: String?
  ) {
    self.purpose = purpose
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.nx = nx
    self.ny = ny
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
