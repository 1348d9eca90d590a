/// What the training distribution says of a request.
package struct Assessment: Sendable, Codable, Equatable {
  package enum Verdict: String, Sendable, Codable {
    case realistic, marginal, unrealistic
  }

  package let verdict: Verdict
  /// The share of training samples that are less dense, over the attributes that were requested.
  package let quantile: Double
  /// The physical laws that the request breaks, as sentences; any makes it unrealistic.
  package let brokenLaws: [String]
  /// The nearest training samples, nearest first, over the attributes that were requested.
  package let nearest: [Neighbour]
  /// Which attribute stands in the way, the one whose change helps most first; empty for a
  /// realistic request.
  package let blockers: [Blocker]
}

/// A training sample near to a request.
package struct Neighbour: Sendable, Codable, Equatable {
  /// Its row in the training table.
  package let index: Int
  /// Its attributes, of the names that were judged, in the distribution's order.
  package let values: [Double]
  /// How far it lies from the request, in standard deviations.
  package let distance: Double
}

/// What changing one attribute of a request alone would do.
package struct Blocker: Sendable, Codable, Equatable {
  package let name: String
  /// What was requested.
  package let value: Double
  /// The nearest value that makes the request realistic; where none does, the densest one.
  package let suggestion: Double
  /// The request's quantile with the suggestion in place.
  package let quantileAfter: Double
  /// How far the suggestion lies from the value, in the attribute's own standard deviations.
  package let change: Double
}
