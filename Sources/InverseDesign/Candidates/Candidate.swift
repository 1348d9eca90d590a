package import Descriptors
package import Generation
package import Volumes

/// What is kept of every sample that was generated to choose candidates from.
package struct SampleRecord: Codable, Sendable, Equatable {
  /// Makes the same volume again.
  package let request: SampleRequest
  /// What is defined and finite on the volume.
  package let measured: [Attribute: Double]
  package let predictions: [Attribute: Estimate]
  /// The greatest deviation from any target, in tolerances; nil where a target is undefined on the
  /// volume.
  package let worstDeviation: Double?
  /// The objectives' cost, in scales; nil without objective or where it is undefined.
  package let cost: Double?
  /// How far the worst broken constraint lies outside its limits, in scales; 0 where all are kept,
  /// infinite where one is undefined on the volume.
  package let excess: Double

  init(
    _ request: SampleRequest, _ sample: GeneratedSample, _ measured: [Attribute: Double],
    _ goal: Goal
  ) {
    let values = goal.completed(measured, predictions: sample.prediction.byAttribute)
    self.request = request
    self.measured = values.filter(\.value.isFinite)
    predictions = sample.prediction.byAttribute
    worstDeviation = try? goal.worstDeviation(of: values)
    cost = try? goal.cost(of: values)
    hasObjective = !goal.objectives.isEmpty
    excess = goal.breaches(of: values).first?.excess ?? 0
  }

  /// Whether the goal pushes something, so that ``cost`` counts.
  private let hasObjective: Bool

  /// Whether every target is met within its tolerance.
  package var meetsTargets: Bool { worstDeviation.map { $0 <= 1 } ?? false }

  package var keepsConstraints: Bool { excess <= 0 }
}

extension SampleRecord {
  /// Samples that keep all constraints come first; among them those that meet all targets, the best
  /// objective leading; then the others by their worst deviation. Those that break a constraint
  /// follow by how far. Equals keep the order of their index.
  static func ranksBefore(_ a: SampleRecord, _ b: SampleRecord) -> Bool {
    if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
    return a.request.seed.index < b.request.seed.index
  }

  /// Lower is better, element by element.
  private var key: [Double] {
    let kept = keepsConstraints ? [0] : [1, excess]
    guard let worst = worstDeviation else { return kept + [2] }
    guard hasObjective else { return kept + [worst <= 1 ? 0 : 1, worst] }
    let cost = cost ?? .infinity
    return kept + (worst <= 1 ? [0, cost, worst] : [1, worst, cost])
  }

  var canBeCandidate: Bool { worstDeviation != nil && (cost != nil || !hasObjective) }
}

/// A volume that meets the goal well, with all that is needed to make it again.
package struct Candidate: Sendable {
  /// 1 is the best.
  package let rank: Int
  package let record: SampleRecord
  package let volume: Volume
}

/// The outcome of choosing candidates.
package struct Selection: Sendable {
  /// A sample left out since it is like a better one.
  package struct Duplicate: Codable, Sendable, Equatable {
    /// The index of the sample that was dropped.
    package let dropped: Int
    /// The index of the candidate that it is like.
    package let like: Int
    package let distance: Double
  }

  /// Best first.
  package let kept: [Candidate]
  /// Every sample, in the order of their indices.
  package let samples: [SampleRecord]
  package let duplicates: [Duplicate]
}
