import GRDB

/// A pathway's number in a laboratory's unit, by figures that the user stated.
package struct LaboratoryRecord: Codable, Equatable, Sendable {
  package let pathwayRank: Int
  /// Of the refined recipe, not the predicted one.
  package let refined: Bool
  /// What it is: "donor's weight fraction".
  package let quantity: String
  package let value: Double
  package let unit: String
  /// By what figures of whom.
  package let source: String

  package init(
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
