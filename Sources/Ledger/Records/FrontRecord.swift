import GRDB

/// A point of the front of several objectives: a condition that none beats in all of them.
package struct FrontRecord: Codable, Equatable, Sendable {
  /// 1 is the best in the first objective.
  package let number: Int
  /// The id of the evaluation that measured it.
  package let evaluation: Int64
  package let condition: [String: Double]
  /// Mean and standard deviation over the replicates, by attribute; objectives by their text.
  package let measured: [String: Double]
  package let spread: [String: Double]
  package let isKnee: Bool
  /// Whether it is the best in one objective.
  package let isEnd: Bool
  /// Whether candidates were made there.
  package let isChosen: Bool

  enum CodingKeys: String, CodingKey {
    case number, evaluation, condition, measured, spread
    case isKnee = "knee"
    case isEnd = "end"
    case isChosen = "chosen"
  }

  package init(
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
