import GRDB

/// A hard constraint: limits of an attribute, or of an expression under its text.
public struct LimitRecord: Codable, Equatable, Sendable {
  public let attribute: String
  /// `nil` where there is no limit on that side.
  public let lower: Double?
  public let upper: Double?
  /// The excess that counts as one, in the attribute's unit.
  public let scale: Double

  public init(attribute: String, lower: Double?, upper: Double?, scale: Double) {
    self.attribute = attribute
    self.lower = lower
    self.upper = upper
    self.scale = scale
  }

  /// Whether `value` keeps the limits.
  public func isKept(by value: Double) -> Bool {
    value >= lower ?? -.infinity && value <= upper ?? .infinity
  }
}

extension LimitRecord: LedgerRow {
  static var databaseTableName: String { "limits" }
}
