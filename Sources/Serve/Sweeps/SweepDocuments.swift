import Foundation
import Ledger
import Reports
import Studies
import Support

/// A sweep in a line: how far it is.
struct SweepLine: Encodable, Equatable, Sendable {
  let name: String
  /// "running", "finished" or "interrupted"; "failed" where its record cannot be read.
  let state: String
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
  let hasReport: Bool
  /// Why its record cannot be read.
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

  let sweep: SweepLine
  let numbers: [SweepOverview.Axis]
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
  /// - Parameter read: What is known of it, or why nothing is.
  init(_ name: String, folder: String, _ read: Result<SweepOverview, ReportError>) {
    let known = try? read.get()
    let points = known?.points ?? []
    let count = { (status: SweepPointRecord.Status) in points.count { $0.status == status } }
    self.name = name
    (done, unrealistic, failed) = (count(.done), count(.unrealistic), count(.failed))
    numbers = known?.numbers.map(\.path) ?? []
    self.points = points.count
    best = known?.best
    bestError = points.first { $0.number == known?.best }?.outcomes["candidate_error"]
    hasReport = FileManager.default.fileExists(atPath: folder + "/report.html")
    problem = if case .failure(let error) = read { "\(error)" } else { nil }
    if FileLock.isHeld(in: folder) {
      state = "running"
    } else if known == nil {
      state = "failed"
    } else {
      state = count(.waiting) == 0 ? "finished" : "interrupted"
    }
  }
}

extension SweepDocument {
  /// - Throws: ``ReportError`` where the sweep's record cannot be read.
  init(_ name: String, folder: String) throws(ReportError) {
    let found = try SweepReport(folder: folder).overview
    sweep = SweepLine(name, folder: folder, .success(found))
    (numbers, outcomes) = (found.numbers, found.outcomes)
    points = found.points.map { point in
      let run = RunFolder(SweepRun.folder(of: point.number, in: folder))
      return Point(
        number: point.number,
        run: run.holdsRun ? Workspace.run(ofPoint: point.number, in: name) : nil,
        status: point.status.rawValue, reason: point.reason, values: point.values,
        outcomes: point.outcomes)
    }
  }
}
