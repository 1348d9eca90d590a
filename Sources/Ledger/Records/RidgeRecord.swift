import GRDB

/// The way over the predicted density's ridge from one pathway to a denser one.
package struct RidgeRecord: Codable, Equatable, Sendable {
  /// Ranks of the pathways at its ends.
  package let from: Int
  package let to: Int
  /// The least density on it over that of the thinner end.
  package let saddle: Double
  package let chi: [Double]
  package let logTime: [Double]

  enum CodingKeys: String, CodingKey {
    case from = "fromRank"
    case to = "toRank"
    case saddle, chi, logTime
  }

  package init(from: Int, to: Int, saddle: Double, chi: [Double], logTime: [Double]) {
    self.from = from
    self.to = to
    self.saddle = saddle
    self.chi = chi
    self.logTime = logTime
  }
}

extension RidgeRecord: LedgerRow {
  static var databaseTableName: String { "ridge" }
}
