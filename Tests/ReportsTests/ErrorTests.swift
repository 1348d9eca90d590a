import Foundation
import Ledger
import Reports
import Testing

struct ErrorTests {
  @Test func `a folder that is no run is refused by name and nothing is written in it`() throws {
    let folder = NSTemporaryDirectory() + "no-run-" + UUID().uuidString
    #expect(throws: ReportError.notARun(folder: folder)) { try drawReport(of: folder) }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `a foreign ledger gives the ledger's own error`() throws {
    let folder = NSTemporaryDirectory() + "foreign-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/ledger.sqlite"
    try "no database".write(toFile: path, atomically: true, encoding: .utf8)
    let expected = LedgerError.foreign(path: path, found: "not an SQLite file")
    #expect(throws: ReportError.ledger(expected)) { try drawReport(of: folder) }
  }

  @Test func `an empty ledger is said to hold nothing yet`() throws {
    let folder = NSTemporaryDirectory() + "empty-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try RunLedger(at: folder + "/ledger.sqlite", .create).close()
    #expect(throws: ReportError.noRecords(folder: folder)) { try drawReport(of: folder) }
  }

  @Test func `without gnuplot the error names the program that is missing`() throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    #expect(throws: ReportError.gnuplotMissing(program: "no-such-gnuplot")) {
      try drawReport(of: run.folder, gnuplot: "no-such-gnuplot")
    }
  }

  @Test func `a program that is no gnuplot gives an error, not a crash`() throws {
    let run = try SyntheticRun()
    defer { run.remove() }
    #expect {
      try drawReport(of: run.folder, gnuplot: "false")
    } throws: { error in
      guard case .gnuplotFailed(figure: "chi-logtime", _) = error as? ReportError else {
        return false
      }
      return true
    }
  }
}
