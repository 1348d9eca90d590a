import GRDB

/// The way over the predicted density's ridge from one pathway to a denser one.
public struct RidgeRecord: Codable, Equatable, Sendable {
  /// Ranks of the pathways at its ends.
  public let from: Int
  public let to: Int
  /// The least density on it over that of the thinner end.
  public let saddle: Double
  public let chi: [Double]
  public let logTime: [Double]

  enum CodingKeys: String, CodingKey {
    case from = "fromRank"
    case to = "toRank"
    case saddle, chi, logTime
  }

  public init(from: Int, to: Int, saddle: Double, chi: [Double], logTime: [Double]) {
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
