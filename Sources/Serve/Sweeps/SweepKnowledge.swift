import Foundation
import Ledger
import Reports
import StrictYAML
import Studies

/// What is known of a sweep: from its record, or from its study while it has none.
struct SweepKnowledge: Sendable {
  var numbers: [SweepDocument.Axis] = []
  var outcomes: [SweepOverview.Outcome] = []
  var points: [SweepPointRecord] = []
  /// The number of the best point.
  var best: Int?
  /// Why its record cannot be read.
  var fault: String?

  /// Whether no point waits any more.
  var isSettled: Bool { !points.isEmpty && !points.contains { $0.status == .waiting } }

  /// How many points are in a state.
  func count(_ status: SweepPointRecord.Status) -> Int { points.count { $0.status == status } }

  /// Seconds that the points that wait take, at the pace of those that are done; nil while none is.
  var secondsLeft: Double? {
    let known = points.compactMap { $0.outcomes["seconds"] }
    guard !known.isEmpty else { return nil }
    return known.reduce(0, +) / Double(known.count) * Double(count(.waiting))
  }

  static func read(_ name: String, in workspace: Workspace) -> SweepKnowledge {
    let folder = workspace.runs + "/" + name
    var known = SweepKnowledge()
    do throws(ReportError) {
      let found = try SweepReport(folder: folder).overview
      known.numbers = found.numbers.map { .init(path: $0.path, label: $0.label) }
      (known.outcomes, known.points, known.best) = (found.outcomes, found.points, found.best)
    } catch {
      known.fault = "\(error)"
      known.plan(from: workspace.study(name))
    }
    return known
  }

  /// Its points as its study has them, all of which wait.
  private mutating func plan(from file: String) {
    guard
      let plan = try? SweepPlan(
        SettingsNode.load(file).mapping(allowing: nil).required("sweep"))
    else { return }
    numbers = plan.paths.map { .init(path: $0, label: $0) }
    points = plan.points.enumerated().map { index, values in
      SweepPointRecord(
        number: index + 1, values: Dictionary(uniqueKeysWithValues: zip(plan.paths, values)))
    }
  }
}
