import Foundation
import Ledger
import Reports
import Studies

/// A sweep in a line: how far it is.
struct SweepLine: Encodable, Equatable, Sendable {
  let name: String
  /// "failed" also where its record cannot be read.
  let state: RunState
  /// Paths of the swept numbers.
  let numbers: [String]
  let points: Int
  let done: Int
  let unrealistic: Int
  let failed: Int
  /// The number of the best point.
  let best: Int?
  /// The largest miss of its candidate, in the attribute's unit.
  let bestError: Double?
  /// ISO 8601, UTC; nil where no server was asked for it.
  let created: String?
  /// At work, without the time between a cut and going on; nil where that is not known.
  let seconds: Double?
  /// Of the points that wait, at the pace of those that are done.
  let secondsLeft: Double?
  /// Of the point at work.
  let progress: RunLine.Progress?
  /// From 1, while it waits for another run to end.
  let queuePosition: Int?
  let resumable: Bool
  /// Whether a server started it.
  let managed: Bool
  let hasReport: Bool
  /// Why it failed, or why its record cannot be read.
  let problem: String?
}

/// The sweeps of a workspace.
struct SweepList: JSONDocument, Sendable {
  static let document = "sweep_list"
  let sweeps: [SweepLine]
}

/// A sweep with its points.
struct SweepDocument: JSONDocument, Sendable {
  static let document = "sweep_overview"

  struct Point: Encodable, Sendable {
    let number: Int
    /// What the point's run is called; nil while there is none.
    let run: String?
    /// "waiting", "done", "unrealistic" or "failed".
    let status: String
    let reason: String?
    /// The swept numbers by their path.
    let values: [String: Double]
    /// What came out, by name.
    let outcomes: [String: Double]
  }

  /// A swept number.
  struct Axis: Encodable, Sendable {
    /// In the study, such as `targets.tortuosity_A.value`.
    let path: String
    /// In words, with its unit.
    let label: String
  }

  let sweep: SweepLine
  let numbers: [Axis]
  let outcomes: [SweepOverview.Outcome]
  let points: [Point]
}

/// An outcome of a sweep over two of its numbers, between its points.
struct SweepSurface: JSONDocument, Sendable {
  static let document = "sweep_surface"
  let x: [Double]
  let y: [Double]
  /// x fastest.
  let values: [Double]
}

extension SweepLine {
  init(
    _ name: String, _ state: RunState, _ known: SweepKnowledge, job: Job?,
    progress: ProgressNote?, position: Int?, seconds: Double?, hasReport: Bool
  ) {
    self.name = name
    self.state = state
    numbers = known.numbers.map(\.path)
    points = known.points.count
    (done, unrealistic, failed) = (
      known.count(.done), known.count(.unrealistic), known.count(.failed)
    )
    best = known.best
    bestError = known.points.first { $0.number == known.best }?.outcomes["candidate_error"]
    created = job?.created
    self.seconds = seconds
    secondsLeft = state == .running ? known.secondsLeft : nil
    self.progress = state == .running ? progress.map(RunLine.Progress.init) : nil
    queuePosition = position
    resumable = [.cancelled, .failed, .interrupted].contains(state) && !known.points.isEmpty
    managed = job != nil
    self.hasReport = hasReport
    problem = state == .failed ? job?.problem ?? known.fault : nil
  }
}

extension SweepDocument {
  init(_ line: SweepLine, _ known: SweepKnowledge, folder: String) {
    sweep = line
    (numbers, outcomes) = (known.numbers, known.outcomes)
    points = known.points.map { point in
      let run = RunFolder(SweepRun.folder(of: point.number, in: folder))
      return Point(
        number: point.number,
        run: run.holdsRun ? Workspace.run(ofPoint: point.number, in: line.name) : nil,
        status: point.status.rawValue, reason: point.reason, values: point.values,
        outcomes: point.outcomes)
    }
  }
}
