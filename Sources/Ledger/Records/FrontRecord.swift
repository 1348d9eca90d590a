import GRDB

/// A point of the front of several objectives: a condition that none beats in all of them.
public struct FrontRecord: Codable, Equatable, Sendable {
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

  enum CodingKeys: String, CodingKey {
    case number, evaluation, condition, measured, spread
    case isKnee = "knee"
    case isEnd = "end"
    case isChosen = "chosen"
  }

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
  static var databaseTableName: String { "front" }
}
