import GRDB

/// What a name stands for: one row per attribute that the run mentions.
///
/// It lets whoever reads the ledger label axes and columns without knowing the descriptors.
package struct AttributeRecord: Codable, Equatable, Sendable {
  package let name: String
  /// For axes and column heads, such as "donor volume fraction".
  package let label: String
  /// "1" where dimensionless.
  package let unit: String
  /// The range of values that can occur; `nil` where there is no limit, as an infinite one is.
  package let lower: Double?
  package let upper: Double?

  package init(name: String, label: String, unit: String, lower: Double?, upper: Double?) {
    self.name = name
    self.label = label
    self.unit = unit
    self.lower = lower == -.infinity ? nil : lower
    self.upper = upper == .infinity ? nil : upper
  }
}

extension AttributeRecord: LedgerRow {
  static var databaseTableName: String { "attribute" }
}
