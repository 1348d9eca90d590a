import Foundation
package import Ledger
import Reports
import StrictYAML
package import Support

/// What a finished sweep tells.
package struct SweepSummary: Encodable, Sendable {
  package let folder: String
  package let report: String
  package let table: String
  /// Paths of the swept numbers, in the order of the study file.
  package let numbers: [String]
  package let points: [SweepPointRecord]
  /// The point with the smallest error, simulated where there is one.
  package let best: Int?
}

/// Runs a study at every point of its `sweep` section.
///
/// - Parameters:
///   - file: A study file with a section `sweep`; its schema is `docs/how-to/sweep.md`.
///   - out: The sweep's folder; nil for `runs/NAME`.
///   - resume: Goes on with the sweep in the folder; points that failed are tried again.
/// - Throws: One typed error for whatever is wrong with the file or the folder. A point that fails
///   is recorded and does not throw.
package func sweep(
  _ file: String, out: String? = nil, resume: Bool = false, listener: Listener
) throws -> SweepSummary {
  let file = StudyShelf.file(of: file)
  let document = try SettingsNode.load(file)
  let root = try document.mapping(allowing: Study.keys + ["sweep"])
  let plan = try SweepPlan(root.required("sweep"))
  let studies = try plan.studies(of: document)
  let folder = out ?? "runs/\(studies[0].name)"
  let text = try String(contentsOfFile: file, encoding: .utf8)
  let (ledger, lock) = try claimSweep(folder, text: text, plan: plan, resume: resume)
  defer { lock.release() }
  let run = SweepRun(folder: folder, studies: studies, ledger: ledger, listener: listener) {
    try SweepOutcome.design($0, $1, listener)
  }
  try run.perform()
  return try finishSweep(folder, plan: plan, points: try ledger.points())
}

/// Writes the table and the report of a sweep whose ledger is complete.
func finishSweep(
  _ folder: String, plan: SweepPlan, points: [SweepPointRecord]
) throws -> SweepSummary {
  try RunFolder(folder).write(sweepTable(plan.paths, points), to: folder + "/sweep.csv")
  let drawn = try drawSweep(of: folder)
  return SweepSummary(
    folder: folder, report: drawn.page, table: folder + "/sweep.csv", numbers: plan.paths,
    points: points, best: SweepReport.best(of: points)?.number)
}

/// The sweep's ledger, and the right to write in its folder.
package func claimSweep(
  _ folder: String, text: String, plan: SweepPlan, resume: Bool
) throws -> (SweepLedger, FileLock) {
  let (study, record) = (folder + "/sweep.yaml", folder + "/sweep.sqlite")
  let run = RunFolder(folder)
  let exists = FileManager.default.fileExists(atPath: folder)
  guard !exists || resume || run.isEmpty else {
    let resumable = FileManager.default.fileExists(atPath: study)
    throw StudyError.runExists(folder: folder, resumable: resumable)
  }
  guard exists || !resume else {
    throw StudyError.noRun(folder: folder, reason: "the folder does not exist")
  }
  try checkSweep(folder)
  try run.makeFolder(folder)
  let lock = try FileLock(folder: folder)
  try checkSweep(folder)
  if let made = FileManager.default.contents(atPath: study) {
    guard made == Data(text.utf8) else {
      throw StudyError.otherRun(folder: folder, what: "study")
    }
    let ledger = try SweepLedger(opening: record)
    try run.makeFolder(folder + "/points")
    return (ledger, lock)
  }
  // The study is written last: a folder without it was cut off before its ledger was whole.
  for end in ["", "-wal", "-shm", "-journal"]
  where FileManager.default.fileExists(atPath: record + end) {
    try FileManager.default.removeItem(atPath: record + end)
  }
  try run.makeFolder(folder + "/points")
  let points = plan.points.enumerated().map { index, point in
    SweepPointRecord(
      number: index + 1, values: Dictionary(uniqueKeysWithValues: zip(plan.paths, point)))
  }
  let ledger = try SweepLedger(creating: record, paths: plan.paths, points: points)
  try run.write(text, to: study)
  return (ledger, lock)
}

/// Refuses a folder that is no sweep: it holds neither `sweep.yaml` nor only what a sweep leaves that
/// was cut off before it had that. Writes nothing.
private func checkSweep(_ folder: String) throws(StudyError) {
  let files = FileManager.default
  guard files.fileExists(atPath: folder), !files.fileExists(atPath: folder + "/sweep.yaml") else {
    return
  }
  let names = (try? files.contentsOfDirectory(atPath: folder)) ?? ["?"]
  let points =
    names.contains("points") ? try? files.contentsOfDirectory(atPath: folder + "/points") : []
  let isBegun = names.allSatisfy { name in
    ["points", FileLock.name].contains(name) || name.hasPrefix("sweep.sqlite")
      || name.hasPrefix(".")
  }
  guard isBegun, points == [] else {
    throw .noRun(folder: folder, reason: "it is no sweep, since sweep.yaml is missing")
  }
}

/// One row a point: the swept numbers, the state, then every outcome.
func sweepTable(_ paths: [String], _ points: [SweepPointRecord]) -> String {
  let names = Set(points.flatMap(\.outcomes.keys)).sorted()
  var table = CSVTable(
    columns: TableColumns.sweep.first + paths + TableColumns.sweep.then + names)
  for point in points {
    table.append(
      ["\(point.number)"] + paths.map { point.values[$0].map { "\($0)" } ?? "" }
        + [point.status.rawValue, point.reason ?? ""]
        + names.map { point.outcomes[$0].map { "\($0)" } ?? "" })
  }
  return table.text
}
