import Foundation
import Ledger
import Studies

/// What watchers are told of.
extension RunRoom {
  /// Publishes each run that has changed since it was last published; does nothing while nobody watches.
  func publishChanges() async {
    guard hub.count > 0 else {
      published = [:]
      return
    }
    let list = await list()
    for line in list.runs {
      let before = published[line.name]
      published[line.name] = line
      // without an earlier line there is nothing to compare with: a watcher is told at its beginning
      guard let before, before.withoutClock != line.withoutClock else { continue }
      publish(line, after: before)
    }
    published = published.filter { name, _ in list.runs.contains { $0.name == name } }
    let names = list.runs.map(\.name).sorted()
    if publishedQueue != list.queue + names {
      publishedQueue = list.queue + names
      publish("runs", QueueNote(queue: list.queue, jobs: limit, runs: names), run: nil)
    }
  }

  private func publish(_ line: RunLine, after before: RunLine) {
    publish("run", line, run: line.name)
    if let last = line.lastEvaluation, last > (before.lastEvaluation ?? 0) {
      for row in Self.evaluations(of: workspace.run(line.name), after: before.lastEvaluation ?? 0) {
        publish("evaluation", row, run: line.name, id: row.id)
      }
    }
    let counts = [
      ("candidates", before.candidates, line.candidates),
      ("pathways", before.pathways, line.pathways),
      ("simulations", before.simulations, line.simulations),
    ]
    for (name, old, new) in counts where old != new {
      publish(name, CountNote(count: new), run: line.name)
    }
    if before.isActive, !line.isActive { publish("end", line, run: line.name) }
  }

  private func publish(
    _ name: String, _ value: some Encodable, run: String?, id: Int64? = nil
  ) {
    guard let data = try? JSONText.line(value) else { return }
    hub.publish(RunEvent(name: name, data: data, id: id, run: run))
  }

  /// The rows of the ledger after one of an id.
  static func evaluations(of folder: RunFolder, after id: Int64) -> [EvaluationRecord] {
    guard let ledger = try? RunLedger(at: folder.ledger, .read) else { return [] }
    defer { try? ledger.close() }
    return ((try? ledger.evaluations()) ?? []).filter { ($0.id ?? 0) > id }
  }

  private struct CountNote: Encodable { let count: Int }
  private struct QueueNote: Encodable {
    let queue: [String]
    let jobs: Int
    let runs: [String]
  }
}

extension RunLine {
  var isActive: Bool { [.queued, .running].contains(state) }

  /// What is compared: the time that passes alone is no news.
  fileprivate var withoutClock: RunLine.Compared {
    Compared(
      state: state, progress: progress, evaluations: lastEvaluation, candidates: candidates,
      pathways: pathways, simulations: simulations, verdict: verdict, hasReport: hasReport,
      position: queuePosition, problem: problem, planned: plannedEvaluations, finished: finished)
  }

  fileprivate struct Compared: Equatable {
    let state: RunState
    let progress: Progress?
    let evaluations: Int64?
    let candidates: Int
    let pathways: Int
    let simulations: Int
    let verdict: String?
    let hasReport: Bool
    let position: Int?
    let problem: String?
    let planned: Int?
    let finished: String?
  }
}
