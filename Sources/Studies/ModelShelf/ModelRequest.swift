import InverseDesign
import LatentDiffusion
import Ledger
import Realism

/// What the model is asked for: each of its conditions, and where its value comes from.
struct ModelRequest {
  let goal: Goal
  /// The request as the study stated it, held against the training distribution.
  let check: RequestCheck
  let conditions: [String]
  let distribution: TrainingDistribution

  /// One record a condition, in the model's order.
  func records() throws -> [RequestRecord] {
    let used = goal.request
    let start = try distribution.naturalStart(for: goal)
    let completed = Dictionary(uniqueKeysWithValues: zip(conditions, start))
    return conditions.map { name in
      let asked = check.request[name]
      guard let used = used[name] else {
        return RequestRecord(
          attribute: name, asked: nil, used: completed[name]!, origin: .chosen)
      }
      return RequestRecord(
        attribute: name, asked: asked, used: used, origin: asked == used ? .asked : .projected)
    }
  }
}
