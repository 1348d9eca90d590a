import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Volumes

/// One run of a study, from the request to the report.
///
/// Everything that the run decides is recorded in its ledger before the next step begins, so a run
/// that was cut off goes on where it stopped and ends with the same candidates.
struct DesignRun {
  let study: Study
  let folder: RunFolder
  let card: ModelCard
  /// What is pursued; a front's chosen point adds how its objectives are weighed.
  var goal: Goal
  let check: RequestCheck
  let distribution: TrainingDistribution
  let parts: DesignParts
  let ledger: RunLedger
  let threads: Int
  let listener: Listener
  /// The evaluations with which the search began, where a resume has added some.
  var begunWith: Int?

  /// How the conditions are searched; nil where there is nothing to search.
  var strategy: Strategy? {
    var begun = study
    if let begunWith { begun.search.evaluations = begunWith }
    return begun.strategy(
      for: goal, conditions: parts.model.conditions,
      predicted: (parts.model as? any SurrogateModel)?.predictable ?? []
    )?.extended(by: study.search.evaluations - begun.search.evaluations)
  }

  /// Measures what the goal and the model's conditions need; everything else can wait.
  var measurer: VolumeMeasurer {
    let named = goal.descriptors + card.conditionAttributes
    return VolumeMeasurer(
      sides: card.sides, quantities: .conditions.union(Quantities(measuring: named)),
      threads: threads)
  }

  func perform() throws -> DesignSummary {
    let found = try goal.objectives.count > 1 ? searchFront() : search()
    var run = self
    run.goal = found.goal
    return try run.answer(at: found)
  }

  private func answer(at found: Finding) throws -> DesignSummary {
    let selection = try chooseCandidates(at: found.condition)
    let (pathways, density) = try findPathways(from: selection)
    let (simulated, films) = try prove(pathways)
    let proved = ranked(simulated)
    try record(proved, in: density, films: films)
    try ledger.record(.finished, Timestamp.now())
    try ledger.record(.status, "finished")
    let page = try parts.drawReport(folder.path, listener)
    return DesignSummary(
      run: self, found: found, selection: selection, pathways: proved,
      proofs: try ledger.proofs(), page: page)
  }
}
