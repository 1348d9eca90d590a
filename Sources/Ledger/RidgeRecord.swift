import GRDB

/// The way over the predicted density's ridge from one pathway to a denser one.
public struct RidgeRecord: Equatable, Sendable {
  /// Ranks of the pathways at its ends.
  public let from: Int
  public let to: Int
  /// The least density on it over that of the thinner end.
  public let saddle: Double
  public let chi: [Double]
  public let logTime: [Double]

  public init(from: Int, to: Int, saddle: Double, chi: [Double], logTime: [Double]) {
    self.from = from
    self.to = to
    self.saddle = saddle
    self.chi = chi
    self.logTime = logTime
  }
}

extension RidgeRecord: LedgerRow {
  static var table: String { "ridge" }

  init(row: RowReader) throws {
    try self.init(
      from: row["from_rank"], to: row["to_rank"], saddle: row["saddle"],
      chi: try row.json("chi"), logTime: try row.json("log_time"))
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["from_rank"] = from
    columns["to_rank"] = to
    columns["saddle"] = try columns.number(saddle, "saddle")
    columns["chi"] = try columns.json(chi, "chi")
    columns["log_time"] = try columns.json(logTime, "log_time")
  }
}
