import GRDB

/// The limits of the process in one parameter: φ, χ or log_time.
package struct WindowRecord: Codable, Equatable, Sendable {
  package let attribute: String
  /// `nil` where the window is open on that side.
  package let lower: Double?
  package let upper: Double?

  package init(attribute: String, lower: Double?, upper: Double?) {
    self.attribute = attribute
    self.lower = lower
    self.upper = upper
  }
}

extension WindowRecord: LedgerRow {
  static var databaseTableName: String { "process_window" }
}
