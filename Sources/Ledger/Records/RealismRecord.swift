import GRDB

/// A training sample close to the request.
public struct NearSample: Equatable, Sendable, Codable {
  /// In units of the training set's spread.
  public let distance: Double
  public let values: [String: Double]

  public init(distance: Double, values: [String: Double]) {
    self.distance = distance
    self.values = values
  }
}

/// Whether the request lies where the model was trained.
public struct RealismRecord: Codable, Equatable, Sendable {
  /// "realistic", "marginal" or "unrealistic".
  public let verdict: String
  /// The share of the training set that lies in thinner places than the request, in [0, 1].
  public let quantile: Double
  /// The quantile below which a request is not realistic.
  public let threshold: Double
  /// How far each attribute must move to reach the nearest realistic request.
  public let blocking: [String: Double]
  public let nearest: [NearSample]
  /// The nearest realistic request, where it differs.
  public let projected: [String: Double]?
  public let advice: String?
  /// What the study does with an unrealistic request: "stop", "project" or "allow".
  public let policy: String

  public init(
    verdict: String, quantile: Double, threshold: Double, blocking: [String: Double],
    nearest: [NearSample], projected: [String: Double]?, advice: String?, policy: String
  ) {
    self.verdict = verdict
    self.quantile = quantile
    self.threshold = threshold
    self.blocking = blocking
    self.nearest = nearest
    self.projected = projected
    self.advice = advice
    self.policy = policy
  }
}

extension RealismRecord: LedgerRow {
  static var databaseTableName: String { "realism" }
}
