import GRDB

/// A training sample close to the request.
package struct NearSample: Equatable, Sendable, Codable {
  /// In units of the training set's spread.
  package let distance: Double
  package let values: [String: Double]

  package init(distance: Double, values: [String: Double]) {
    self.distance = distance
    self.values = values
  }
}

/// Whether the request lies where the model was trained.
package struct RealismRecord: Codable, Equatable, Sendable {
  /// "realistic", "marginal" or "unrealistic".
  package let verdict: String
  /// The share of the training set that lies where samples are sparser than at the request, in [0, 1].
  package let quantile: Double
  /// The quantile below which a request is not realistic.
  package let threshold: Double
  /// How far each attribute must move to reach the nearest realistic request.
  package let blocking: [String: Double]
  package let nearest: [NearSample]
  /// The nearest realistic request, where it differs.
  package let projected: [String: Double]?
  package let advice: String?
  /// What the study does with an unrealistic request: "stop", "project" or "allow".
  package let policy: String

  package init(
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
