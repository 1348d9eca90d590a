public import Descriptors
public import Volumes

/// What is kept of every sample that was generated to choose candidates from.
public struct SampleRecord: Codable, Sendable, Equatable {
  /// Makes the same volume again.
  public let request: SampleRequest
  /// What is defined and finite on the volume.
  public let measured: [Attribute: Double]
  public let predictions: [Attribute: Estimate]
  /// The greatest deviation from any target, in tolerances; nil where a target is undefined on the
  /// volume.
  public let worstDeviation: Double?
  /// The objective's cost, in scales; nil without objective or where it is undefined.
  public let cost: Double?

  init(
    _ request: SampleRequest, _ sample: GeneratedSample, _ measured: [Attribute: Double],
    _ goal: Goal
  ) {
    self.request = request
    self.measured = measured.filter(\.value.isFinite)
    predictions = sample.predictions
    worstDeviation = try? goal.worstDeviation(of: measured)
    cost = goal.objective.flatMap { objective in
      measured[objective.attribute].flatMap { $0.isFinite ? objective.cost(of: $0) : nil }
    }
  }

  /// Whether every target is met within its tolerance.
  public var meetsTargets: Bool { worstDeviation.map { $0 <= 1 } ?? false }
}

extension SampleRecord {
  /// Samples that meet all targets come first, the best objective leading; then the others by
  /// their worst deviation. Equals keep the order of their index.
  static func ranksBefore(_ a: SampleRecord, _ b: SampleRecord) -> Bool {
    if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
    return a.request.noise.index < b.request.noise.index
  }

  /// Lower is better, place by place.
  private var key: [Double] {
    guard let worst = worstDeviation else { return [2] }
    guard let cost else { return [worst <= 1 ? 0 : 1, worst] }
    return worst <= 1 ? [0, cost, worst] : [1, worst, cost]
  }

  var canBeCandidate: Bool { worstDeviation != nil }
}

/// A volume that meets the goal well, with all that is needed to make it again.
public struct Candidate: Sendable {
  /// 1 is the best.
  public let rank: Int
  public let record: SampleRecord
  public let volume: Volume
}

/// The outcome of choosing candidates.
public struct Selection: Sendable {
  /// A sample left out since it is like a better one.
  public struct Duplicate: Codable, Sendable, Equatable {
    /// The index of the sample that was dropped.
    public let dropped: Int
    /// The index of the candidate that it is like.
    public let like: Int
    public let distance: Double
  }

  /// Best first.
  public let kept: [Candidate]
  /// Every sample, in the order of their indices.
  public let samples: [SampleRecord]
  public let duplicates: [Duplicate]
}
