import GRDB

/// A point of the front of several objectives: a condition that none beats in all of them.
public struct FrontRecord: Equatable, Sendable {
  /// 1 is the best in the first objective.
  public let number: Int
  /// The id of the evaluation that measured it.
  public let evaluation: Int64
  public let condition: [String: Double]
  /// Mean and standard deviation over the replicates, by attribute; objectives by their text.
  public let measured: [String: Double]
  public let spread: [String: Double]
  public let isKnee: Bool
  /// Whether it is the best in one objective.
  public let isEnd: Bool
  /// Whether candidates were made there.
  public let isChosen: Bool

  public init(
    number: Int, evaluation: Int64, condition: [String: Double], measured: [String: Double],
    spread: [String: Double], isKnee: Bool, isEnd: Bool, isChosen: Bool
  ) {
    self.number = number
    self.evaluation = evaluation
    self.condition = condition
    self.measured = measured
    self.spread = spread
    self.isKnee = isKnee
    self.isEnd = isEnd
    self.isChosen = isChosen
  }
}

extension FrontRecord: LedgerRow {
  static var table: String { "front" }

  init(row: RowReader) throws {
    try self.init(
      number: row["number"], evaluation: row["evaluation"], condition: try row.json("condition"),
      measured: try row.json("measured"), spread: try row.json("spread"), isKnee: row["knee"],
      isEnd: row["end"], isChosen: row["chosen"])
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["number"] = number
    columns["evaluation"] = evaluation
    columns["condition"] = try columns.json(condition, "condition")
    columns["measured"] = try columns.json(measured, "measured")
    columns["spread"] = try columns.json(spread, "spread")
    columns["knee"] = isKnee
    columns["end"] = isEnd
    columns["chosen"] = isChosen
  }
}
