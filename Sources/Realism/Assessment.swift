/// What the training distribution says of a request.
public struct Assessment: Sendable, Codable, Equatable {
  public enum Verdict: String, Sendable, Codable {
    case realistic, marginal, unrealistic
  }

  public let verdict: Verdict
  /// The share of training samples that are less dense, over the attributes that were requested.
  public let quantile: Double
  /// The physical laws that the request breaks, as sentences; any makes it unrealistic.
  public let brokenLaws: [String]
  /// The nearest training samples, nearest first, over the attributes that were requested.
  public let nearest: [Neighbour]
  /// Which attribute stands in the way, the one whose change helps most first; empty for a
  /// realistic request.
  public let blockers: [Blocker]
}

/// A training sample near to a request.
public struct Neighbour: Sendable, Codable, Equatable {
  /// Its row in the training table.
  public let index: Int
  /// Its attributes, of the names that were judged, in the distribution's order.
  public let values: [Double]
  /// How far it lies from the request, in standard deviations.
  public let distance: Double
}

/// What changing one attribute of a request alone would do.
public struct Blocker: Sendable, Codable, Equatable {
  public let name: String
  /// What was requested.
  public let value: Double
  /// The nearest value that makes the request realistic; where none does, the densest one.
  public let suggestion: Double
  /// The request's quantile with the suggestion in place.
  public let quantileAfter: Double
  /// How far the suggestion lies from the value, in the attribute's own standard deviations.
  public let change: Double
}
