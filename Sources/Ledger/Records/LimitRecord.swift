import GRDB

/// A hard constraint: limits of an attribute, or of an expression under its text.
package struct LimitRecord: Codable, Equatable, Sendable {
  package let attribute: String
  /// `nil` where there is no limit on that side.
  package let lower: Double?
  package let upper: Double?
  /// The excess that counts as one, in the attribute's unit.
  package let scale: Double

  package init(attribute: String, lower: Double?, upper: Double?, scale: Double) {
    self.attribute = attribute
    self.lower = lower
    self.upper = upper
    self.scale = scale
  }

  /// Whether `value` keeps the limits.
  package func isKept(by value: Double) -> Bool {
    value >= lower ?? -.infinity && value <= upper ?? .infinity
  }
}

extension LimitRecord: LedgerRow {
  static var databaseTableName: String { "limits" }
}
