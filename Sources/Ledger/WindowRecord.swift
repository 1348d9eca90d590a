import GRDB

/// The limits of the process in one parameter: φ, χ or log_time.
public struct WindowRecord: Equatable, Sendable {
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
  static var table: String { "process_window" }

  init(row: RowReader) throws {
    try self.init(attribute: row["attribute"], lower: row["lower"], upper: row["upper"])
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["attribute"] = attribute
    columns["lower"] = try columns.number(lower, "lower")
    columns["upper"] = try columns.number(upper, "upper")
  }
}
