import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Volumes

extension DesignRun {
  /// Records what was asked, how realistic it is and with what the run works.
  func recordQuestion() throws {
    try recordFacts()
    try ledger.replace(attributeRecords)
    try ledger.replace(goal.targets.map(\.record) + goal.objectives.map(\.record))
    try ledger.replace(goal.constraints.map(\.record))
    let request = ModelRequest(
      goal: goal, check: check, conditions: card.conditions, distribution: distribution)
    try ledger.replace(request.records())
    try ledger.replace(study.window.records)
    try ledger.replace(trainingRecords)
    try ledger.record(realismRecord)
  }

  private func recordFacts() throws {
    let facts: [(RunFact, String)] = [
      (.study, study.name), (.seed, "\(study.seed)"), (.model, card.name),
      (.modelHash, parts.modelDigest), (.shape, "\(study.sampler.shape ?? card.shape)"),
      (.sides, card.sides.rawValue),
      (RunFact(rawValue: "spacing_nm"), "\(card.spacing.x) \(card.spacing.y) \(card.spacing.z)"),
      (.version, Binodal.version), (.threads, "\(threads)"), (.device, "cpu"),
      (.criticalChi, shortest(criticalChi)),
      (.algorithm, strategy?.name ?? EvaluationStage.aiming.rawValue), (.status, "running"),
      (
        RunFact(rawValue: "sampler"),
        "\(parts.sampler.method.rawValue), \(parts.sampler.steps) steps, guidance \(parts.sampler.guidance)"
      ),
    ]
    for (fact, value) in facts { try ledger.record(fact, value) }
    if let volume = study.measuredOn {
      try ledger.record(RunFact(rawValue: "targets_measured_on"), volume)
    }
    if let reason = card.noPathways { try ledger.record(.noPathways, reason) }
    if try ledger.facts()[.started] == nil { try ledger.record(.started, Timestamp.now()) }
  }

  private var attributeRecords: [AttributeRecord] {
    AttributeInfo.catalogue.map {
      AttributeRecord(
        name: $0.attribute.rawValue, label: $0.label, unit: $0.unit, lower: $0.range.lowerBound,
        upper: $0.range.upperBound)
    } + workedOut
  }

  /// What the goal names that is not measured by itself: expressions and predictions.
  private var workedOut: [AttributeRecord] {
    let named = goal.objectives.map(\.expression) + goal.constraints.map(\.expression)
    return named.map(\.attribute).reduce(into: [Attribute]()) {
      if !$0.contains($1), $1.info == nil { $0.append($1) }
    }
    .map { name in
      let label = ProcessAxis.allCases.first { name == .predicted($0) }
        .map { "predicted \($0.symbol)" }
      return AttributeRecord(
        name: name.rawValue, label: label ?? name.rawValue, unit: "1", lower: nil, upper: nil)
    }
  }

  /// At most 2,000 rows of the training set, evenly thinned.
  private var trainingRecords: [TrainingSampleRecord] {
    let stride = max(1, distribution.rows / 2000)
    return Swift.stride(from: 0, to: distribution.rows, by: stride).map { row in
      TrainingSampleRecord(values: named(distribution.sample(row)))
    }
  }

  private var realismRecord: RealismRecord {
    let assessment = check.assessment
    return RealismRecord(
      verdict: assessment.verdict.rawValue, quantile: assessment.quantile,
      threshold: distribution.settings.realisticQuantile,
      blocking: Dictionary(
        uniqueKeysWithValues: assessment.blockers.map { ($0.name, $0.suggestion - $0.value) }),
      nearest: assessment.nearest.map {
        NearSample(distance: $0.distance, values: check.named($0))
      },
      projected: check.nearest?.values,
      advice: assessment.verdict == .realistic ? nil : check.advice,
      policy: study.unrealistic.rawValue)
  }
}

extension Target {
  fileprivate var record: TargetRecord {
    let (kind, value, upper): (TargetKind, Double, Double?) =
      switch wanted {
      case .value(let value): (.match, value, nil)
      case .between(let low, let high): (.between, low, high)
      case .atLeast(let low): (.atLeast, low, nil)
      case .atMost(let high): (.atMost, high, nil)
      }
    return TargetRecord(
      attribute: attribute.rawValue, kind: kind, value: value, upper: upper,
      tolerance: tolerance, weight: weight)
  }
}

extension Objective {
  fileprivate var record: TargetRecord {
    TargetRecord(
      attribute: attribute.rawValue, kind: direction == .maximise ? .maximise : .minimise,
      value: nil, upper: nil, tolerance: nil, weight: 1)
  }
}

extension Constraint {
  fileprivate var record: LimitRecord {
    LimitRecord(attribute: attribute.rawValue, lower: lower, upper: upper, scale: scale)
  }
}

extension ProcessWindow {
  fileprivate var records: [WindowRecord] {
    [("phi", phi), ("chi", chi), ("log_time", logTime)].compactMap { name, range in
      range.map {
        WindowRecord(attribute: name, lower: $0.lowerBound, upper: $0.upperBound)
      }
    }
  }
}

extension ProcessAxis {
  /// As formulas write it.
  var symbol: String {
    switch self {
    case .phi: "φ"
    case .chi: "χ"
    case .logTime: "log₁₀ t"
    }
  }
}
