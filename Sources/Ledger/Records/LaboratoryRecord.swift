import GRDB

/// A pathway's number in a laboratory's unit, by figures that the user stated.
public struct LaboratoryRecord: Codable, Equatable, Sendable {
  public let pathwayRank: Int
  /// Of the refined recipe, not the predicted one.
  public let refined: Bool
  /// What it is: "donor's weight fraction".
  public let quantity: String
  public let value: Double
  public let unit: String
  /// By what figures of whom.
  public let source: String

  public init(
    pathwayRank: Int, refined: Bool, quantity: String, value: Double, unit: String, source: String
  ) {
    self.pathwayRank = pathwayRank
    self.refined = refined
    self.quantity = quantity
    self.value = value
    self.unit = unit
    self.source = source
  }
}

extension LaboratoryRecord: LedgerRow {
  static var databaseTableName: String { "laboratory" }
}
