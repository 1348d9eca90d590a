import GRDB

/// The limits of the process in one parameter: φ, χ or log_time.
public struct WindowRecord: Codable, Equatable, Sendable {
  public let attribute: String
  /// `nil` where the window is open on that side.
  public let lower: Double?
  public let upper: Double?

  public init(attribute: String, lower: Double?, upper: Double?) {
    self.attribute = attribute
    self.lower = lower
    self.upper = upper
  }
}

extension WindowRecord: LedgerRow {
  static var databaseTableName: String { "process_window" }
}
