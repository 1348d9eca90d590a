import GRDB

/// One simulated film.
package struct SimulationRecord: Codable, Equatable, Sendable {
  /// What it was simulated for: "proof"; "verification" or "refinement" in a run of before.
  package let purpose: String
  package let phi: Double
  package let chi: Double
  package let logTime: Double
  /// Voxels along x and y; `nil` in a run of before films had sizes of their own.
  package let nx: Int?
  package let ny: Int?
  /// Of the initial fluctuations.
  @DecimalText package private(set) var seed: UInt64
  /// What is defined on the film, by attribute; nil where it failed.
  package let measured: [String: Double]?
  /// Why it failed.
  package let failure: String?
  /// Of the whole film, one core.
  package let seconds: Double
  /// Below the run folder, where the film was kept.
  package let file: String?

  package init(
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
