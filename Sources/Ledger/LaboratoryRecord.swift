import GRDB

/// A pathway's number in a laboratory's unit, by figures that the user stated.
public struct LaboratoryRecord: Equatable, Sendable {
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
  static var table: String { "laboratory" }

  init(row: RowReader) throws {
    try self.init(
      pathwayRank: row["pathway_rank"], refined: row["refined"], quantity: row["quantity"],
      value: row["value"], unit: row["unit"], source: row["source"])
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["pathway_rank"] = pathwayRank
    columns["refined"] = refined
    columns["quantity"] = quantity
    columns["value"] = try columns.number(value, "value")
    columns["unit"] = unit
    columns["source"] = source
  }
}
