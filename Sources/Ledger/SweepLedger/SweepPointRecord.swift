/// One point of a sweep: what was asked, how far it came and what came out.
package struct SweepPointRecord: Equatable, Sendable, Codable {
  package enum Status: String, Sendable, Codable {
    /// Not begun, or cut off before its end.
    case waiting
    case done
    /// The model's training distribution does not hold the request: an answer, not a failure.
    case unrealistic
    case failed
  }

  /// 1, 2, … in the order of the design.
  package let number: Int
  /// The swept numbers by their path in the study.
  package let values: [String: Double]
  package var status: Status
  /// Why the point failed or is unrealistic.
  package var reason: String?
  /// How often the point has failed.
  package var failures: Int
  /// What came out, by the outcome's name; empty unless done.
  package var outcomes: [String: Double]

  package init(
    number: Int, values: [String: Double], status: Status = .waiting, reason: String? = nil,
    failures: Int = 0, outcomes: [String: Double] = [:]
  ) {
    self.number = number
    self.values = values
    self.status = status
    self.reason = reason
    self.failures = failures
    self.outcomes = outcomes
  }
}
