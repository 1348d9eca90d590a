import GRDB

/// A simulated film of a recipe that was tried for a pathway.
package struct VerificationRecord: Codable, Equatable, Sendable {
  package let pathwayRank: Int
  /// Of the simulation's initial noise.
  @DecimalText package private(set) var seed: UInt64
  /// Measured on the simulated film, by attribute.
  package let measured: [String: Double]
  /// The largest |measured − target| over the targets, in the attributes' own units.
  package let error: Double
  /// Whether every target is met within its tolerance.
  package let within: Bool
  package let seconds: Double
  /// Below the run folder, where the film was kept.
  package let folder: String?
  /// Which of the pathway's recipes it is a film of, see ``ProofRecord/number``.
  package let number: Int

  package init(
    pathwayRank: Int, seed: UInt64, measured: [String: Double], error: Double, within: Bool,
    seconds: Double, folder: String? = nil, number: Int = 1
  ) {
    self.pathwayRank = pathwayRank
    self.seed = seed
    self.measured = measured
    self.error = error
    self.within = within
    self.seconds = seconds
    self.folder = folder
    self.number = number
  }
}

extension VerificationRecord: LedgerRow {
  static var databaseTableName: String { "verification" }
}
