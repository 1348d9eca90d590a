import Descriptors
package import InverseDesign
package import LatentDiffusion
package import Realism
import Synchronization
import Volumes

/// A study beside its model: its targets measured, its request held against the training distribution,
/// its sampler set to its tolerances. Nothing is written and no network loaded for it.
package struct SettledStudy {
  package let study: Study
  /// The model's folder.
  let bundle: String
  package let card: ModelCard
  let distribution: TrainingDistribution
  /// The goal as it will be pursued: moved to the nearest realistic request where the study says so.
  package let goal: Goal
  package let check: RequestCheck
  /// What became of an unrealistic request that does not stop the run, and what was odd about the
  /// volume that targets were measured on, in a sentence each.
  package let remark: String?

  /// - Throws: what is wrong with the study, the model or the request, other than its being unrealistic.
  init(_ stated: Study) throws {
    let bundle = try ModelShelf.folder(of: stated.model)
    let card = try ModelCard.load(bundle)
    try self.init(stated, bundle: bundle, card: card) {
      try RequestCheck.distribution(of: card, in: bundle)
    }
  }

  /// The study beside a model that many studies are held against.
  ///
  /// - Parameter seekingNearest: Whether to look for the nearest realistic request; without it a study that would be moved
  ///   there stays where it is.
  package init(_ stated: Study, at desk: RequestDesk, seekingNearest: Bool = true) throws {
    try self.init(stated, bundle: desk.bundle, card: desk.card) {
      desk.distribution
    } check: {
      try desk.judge($0, seekingNearest: seekingNearest)
    }
  }

  /// The study beside a card and a training distribution that need not lie in a bundle.
  ///
  /// - Parameter judge: Checks a request; in that distribution unless given.
  package init(
    _ stated: Study, bundle: String, card: ModelCard,
    distribution load: () throws -> TrainingDistribution,
    check judge: (([String: Double]) throws -> RequestCheck)? = nil
  ) throws {
    self.bundle = bundle
    if let shape = stated.sampler.shape {
      try card.check(generating: shape)
      try MemoryNeeds.generation(
        Self.mostAtOnce(stated), of: shape, by: card, exact: stated.candidates.exactFractions)
      try MemoryNeeds.measurement(.all, of: shape, "a candidate of \(shape) voxels")
    }
    let remarks = FoundRemarks()
    var study = try stated.spelled(for: card).measured(for: card) { remarks.append($0) }
    try study.checkPredictions(of: card)
    var spaced = card
    spaced.spacing = try study.spacing(of: card)
    self.card = spaced
    let distribution = try load()
    self.distribution = distribution
    let asked = try study.goal()
    check = try Self.check(asked, card: card, distribution) { request in
      try judge?(request) ?? RequestCheck(of: request, model: card.name, in: distribution)
    }
    let settled = try Self.settle(asked, check, study.unrealistic)
    goal = settled.0
    let all = remarks.all + [settled.remark].compactMap { $0 }
    remark = all.isEmpty ? nil : all.joined(separator: "\n")
    try study.checkSurrogate(for: goal, card: card)
    study.sampler = try study.sampler.reaching(goal, of: card)
    self.study = study
  }

  /// How many volumes the study holds at once: those of an evaluation, or its candidates.
  private static func mostAtOnce(_ study: Study) -> Int {
    max(study.search.replicates, study.candidates.count)
  }

  /// The sides of the volumes that are generated.
  var shape: Shape { study.sampler.shape ?? card.shape }

  /// Whether the run must not begin.
  package var stops: Bool { check.assessment.verdict == .unrealistic && study.unrealistic == .stop }

  /// Of what is asked of the model, or of where the search starts where nothing is.
  private static func check(
    _ asked: Goal, card: ModelCard, _ distribution: TrainingDistribution,
    by judge: ([String: Double]) throws -> RequestCheck
  ) throws -> RequestCheck {
    var judged = asked.request.filter { card.conditions.contains($0.key) }
    if judged.isEmpty {
      let start = try distribution.naturalStart(for: asked)
      judged = Dictionary(uniqueKeysWithValues: zip(distribution.names, start))
    }
    return try judge(judged)
  }

  private static func settle(
    _ asked: Goal, _ check: RequestCheck, _ policy: UnrealisticPolicy
  ) throws -> (Goal, remark: String?) {
    guard check.assessment.verdict == .unrealistic else { return (asked, nil) }
    switch policy {
    case .stop: return (asked, nil)
    case .allow: return (asked, "going on with an unrealistic request, as the study allows")
    case .project:
      guard let nearest = check.nearest else { return (asked, nil) }
      return (
        try asked.moved(to: nearest.values),
        "the request is unrealistic; moved to the nearest realistic one: "
          + RequestCheck.sentence(nearest.values)
      )
    }
  }
}

extension Goal {
  /// The same goal with each target value that `values` names replaced.
  fileprivate func moved(to values: [String: Double]) throws -> Goal {
    let targets = targets.map { target in
      guard case .value = target.wanted, let value = values[target.attribute.rawValue] else {
        return target
      }
      return Target(
        target.attribute, .value(value), tolerance: target.tolerance, weight: target.weight)
    }
    return try Goal(
      targets: targets, objectives: objectives, constraints: constraints, preference: preference)
  }
}

/// Remarks in the order in which a reader made them.
private final class FoundRemarks: Sendable {
  private let found = Mutex<[String]>([])

  var all: [String] { found.withLock { $0 } }

  func append(_ remark: String) { found.withLock { $0.append(remark) } }
}
