import Foundation
import Ledger
import Testing

/// The record of a sweep.
struct SweepLedgerTests {
  private let paths = ["targets.vol_frac_D.value", "window.chi.0"]

  private func points() -> [SweepPointRecord] {
    (1...3).map { number in
      SweepPointRecord(
        number: number,
        values: [paths[0]: 0.1 + 0.2 * Double(number), paths[1]: 1.0 / Double(number)])
    }
  }

  @Test func `paths and points read back in their order, to the last bit`() throws {
    let scratch = try Scratch()
    let path = scratch.folder + "/sweep.sqlite"
    _ = try SweepLedger(creating: path, paths: paths, points: points())
    let again = try SweepLedger(opening: path)
    #expect(try again.paths() == paths)
    #expect(try again.points() == points())
  }

  @Test func `what came of a point replaces what was known of it, the others stay`() throws {
    let scratch = try Scratch()
    let path = scratch.folder + "/sweep.sqlite"
    let ledger = try SweepLedger(creating: path, paths: paths, points: points())
    var point = points()[1]
    (point.status, point.outcomes) = (.done, ["candidate_error": 1.0 / 3])
    try ledger.record(point)
    point.outcomes = ["pathway_chi": 2.75]
    try ledger.record(point)
    #expect(try ledger.points() == [points()[0], point, points()[2]])
    (point.status, point.reason, point.failures) = (.failed, "it's \"odd\"", 2)
    point.outcomes = [:]
    try ledger.record(point)
    #expect(try SweepLedger(opening: path).points()[1] == point)
  }

  @Test func `an outcome that is not finite is refused by name and nothing changes`() throws {
    let scratch = try Scratch()
    let path = scratch.folder + "/sweep.sqlite"
    let ledger = try SweepLedger(creating: path, paths: paths, points: points())
    var point = points()[0]
    (point.status, point.outcomes) = (.done, ["objective": .nan])
    let refusal = LedgerError.notFinite(table: "outcome", column: "value", key: "objective")
    #expect(throws: refusal) { try ledger.record(point) }
    #expect(try ledger.points() == points())
  }

  @Test func `a sweep that is not there is missing, one of a run's ledger is refused`() throws {
    let scratch = try Scratch()
    let path = scratch.folder + "/sweep.sqlite"
    #expect(throws: LedgerError.missing(path: path)) { try SweepLedger(opening: path) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try RunLedger(at: scratch.ledger, .create).close()
    #expect(throws: LedgerError.self) { try SweepLedger(opening: scratch.ledger) }
  }
}
