import Descriptors
import Foundation
import Generation
import InverseDesign
import LatentDiffusion
import Volumes

/// What is known of one candidate, as `descriptors.json` tells it.
struct CandidateSheet: Encodable {
  struct Miss: Encodable {
    let wanted: String
    let measured: Double?
    let tolerance: Double
    let deviationInTolerances: Double?
  }

  let rank: Int
  /// What `binodal generate` needs to make the volume again.
  let remake: CandidateRemake
  let targets: [String: Miss]
  /// What is pushed: its value on this volume.
  let objectives: [String: Double]
  /// Each constraint in words, and whether the volume keeps it.
  let constraints: [String: Bool]
  /// Every descriptor of the volume; an undefined one (0/0) is left out.
  let descriptors: [String: Double]
  let sides: String
  /// The feature predictor's word on the volume: mean and standard deviation.
  let predicted: [String: Estimate]

  init(_ candidate: Candidate, run: DesignRun) {
    let sample = candidate.record
    rank = candidate.rank
    remake = CandidateRemake(sample.request, run: run)
    var misses: [String: Miss] = [:]
    for target in run.goal.targets {
      let measured = sample.measured[target.attribute]
      misses[target.attribute.rawValue] = Miss(
        wanted: target.words, measured: measured, tolerance: target.tolerance,
        deviationInTolerances: measured.map { target.deviation(of: $0) })
    }
    targets = misses
    objectives = Dictionary(
      uniqueKeysWithValues: run.goal.objectives.compactMap { objective in
        sample.measured[objective.attribute].map { (objective.attribute.rawValue, $0) }
      })
    let broken = run.goal.breaches(of: sample.measured).map(\.constraint.words)
    constraints = Dictionary(
      run.goal.constraints.map { ($0.words, !broken.contains($0.words)) },
      uniquingKeysWith: { $0 && $1 })
    let all = Measured(
      candidate.volume, sides: run.card.sides, quantities: .all, threads: run.threads)
    descriptors = Dictionary(
      uniqueKeysWithValues: all.values.compactMap { attribute, value in
        value.flatMap { $0.isFinite ? (attribute.rawValue, $0) : nil }
      })
    sides = run.card.sides.rawValue
    predicted = Dictionary(
      uniqueKeysWithValues: sample.predictions.map { ($0.key.rawValue, $0.value) })
  }

  func json() throws -> String { try JSONText.document(self) }
}

extension Target {
  /// The target as a reader would say it.
  var words: String {
    switch wanted {
    case .value(let value): "\(value)"
    case .between(let low, let high): "between \(low) and \(high)"
    case .atLeast(let low): "at least \(low)"
    case .atMost(let high): "at most \(high)"
    }
  }
}
