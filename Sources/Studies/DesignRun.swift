import Descriptors
import Foundation
import InverseDesign
import LatentDiffusion
import Ledger
import Realism
import Reports
import Volumes

/// One run of a study, from the request to the report.
///
/// Everything that the run decides is recorded in its ledger before the next step begins, so a run
/// that was cut off goes on where it stopped and ends with the same candidates.
struct DesignRun {
  let study: Study
  let folder: RunFolder
  let card: ModelCard
  /// SHA-256 of the model bundle.
  let modelDigest: String
  let goal: Goal
  let check: RequestCheck
  let distribution: TrainingDistribution
  /// What films of a recipe have on average; nil where the model learnt no recipes.
  let response: ProcessResponse?
  let model: NetworkModel
  let ledger: RunLedger
  let threads: Int
  let listener: Listener

  /// NLopt's name of the algorithm that searches; nil where there is nothing to search.
  var algorithm: String? {
    study.algorithm(conditions: model.conditions, predicted: model.predictable)
  }

  /// Measures what the goal and the model's conditions need; everything else can wait.
  var measurer: VolumeMeasurer {
    let named =
      goal.targets.map(\.attribute) + (goal.objective.map { [$0.attribute] } ?? [])
      + card.conditions.map { Attribute(rawValue: $0) }
    return VolumeMeasurer(
      sides: card.sides, quantities: .conditions.union(Quantities(measuring: named)),
      threads: threads)
  }

  func perform() throws -> DesignSummary {
    let best = try search()
    let selection = try chooseCandidates(at: best)
    let (pathways, density) = try findPathways(from: selection)
    let (simulated, films) = try prove(pathways)
    let proved = ranked(simulated)
    try record(proved, in: density, films: films)
    try ledger.record(.finished, Timestamp.now())
    try ledger.record(.status, "finished")
    let drawn = try drawReport(of: folder.path) {
      listener.progress(StageProgress(stage: "report", done: $0.done, total: $0.total))
    }
    drawn.skipped.forEach(listener.remark)
    return DesignSummary(
      run: self, selection: selection, pathways: proved, page: drawn.page)
  }
}
