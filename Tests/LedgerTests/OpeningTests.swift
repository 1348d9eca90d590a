import Foundation
import Ledger
import Programs
import Testing

struct OpeningTests {
  @Test func `a ledger that exists is not created again, one that does not is not resumed`()
    throws
  {
    let scratch = try Scratch()
    #expect(throws: LedgerError.missing(path: scratch.ledger)) {
      try RunLedger(at: scratch.ledger, .resume)
    }
    #expect(throws: LedgerError.missing(path: scratch.ledger)) {
      try RunLedger(at: scratch.ledger, .read)
    }
    #expect(!FileManager.default.fileExists(atPath: scratch.ledger))
    try RunLedger(at: scratch.ledger, .create).close()
    #expect(throws: LedgerError.exists(path: scratch.ledger)) {
      try RunLedger(at: scratch.ledger, .create)
    }
  }

  @Test(arguments: [
    "UPDATE target SET tolerance = -1", "UPDATE target SET value = 9e999",
  ])
  func `a number that no run records is an error, not a trap`(change: String) throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.replace([
      TargetRecord(attribute: "tau_D", kind: .match, value: 2, tolerance: 0.1)
    ])
    try ledger.close()
    let script =
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, scratch.ledger, change]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    let opened = try RunLedger(at: scratch.ledger, .read)
    #expect(throws: LedgerError.self) { try opened.targets() }
  }

  @Test func `a ledger is never made or written through a symbolic link`() throws {
    let scratch = try Scratch()
    let other = scratch.folder + "/other.sqlite"
    try RunLedger(at: other, .create).close()
    let bytes = FileManager.default.contents(atPath: other)
    for end in ["", ".new"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.ledger + end, withDestinationPath: other)
    }
    #expect(throws: LedgerError.self) { try RunLedger(at: scratch.ledger, .resume) }
    try FileManager.default.removeItem(atPath: scratch.ledger)
    try RunLedger(at: scratch.ledger, .create).close()
    #expect(FileManager.default.contents(atPath: other) == bytes)
  }

  @Test func `reading changes nothing in the folder and writing through a reader fails`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.append(Samples.evaluation(1))
    try ledger.close()
    let before = try FileManager.default.contentsOfDirectory(atPath: scratch.folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.ledger))
    let reader = try RunLedger(at: scratch.ledger, .read)
    #expect(try reader.evaluations().count == 1)
    #expect(throws: LedgerError.self) { try reader.record(.status, "no") }
    try reader.close()
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.ledger)) == bytes)
  }

  @Test func `a reader sees what a writer has committed, while it writes`() throws {
    let scratch = try Scratch()
    let writer = try RunLedger(at: scratch.ledger, .create)
    try writer.append(Samples.evaluation(1))
    let reader = try RunLedger(at: scratch.ledger, .read)
    #expect(try reader.evaluations().count == 1)
    try writer.append(Samples.evaluation(2))
    #expect(try reader.evaluations().count == 2)
  }

  @Test func `a path with blanks, marks and letters beyond ASCII opens`() throws {
    let scratch = try Scratch()
    let folder = scratch.folder + "/a run?with #50% φ"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try RunLedger(at: folder + "/ledger.sqlite", .create).close()
    #expect(try RunLedger(at: folder + "/ledger.sqlite", .read).evaluations().isEmpty)
  }

  @Test func `an older ledger is brought up to date and keeps what it holds`() throws {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: 1)
    let now = try RunLedger(at: scratch.ledger, .resume)
    #expect(try now.candidates() == [Samples.candidate])
    try now.close()
    #expect(try sqlite(scratch.ledger, "PRAGMA user_version") == "\(RunLedger.schema)")
    #expect(
      try sqlite(scratch.ledger, "SELECT rank, attribute, value > 0.3 FROM candidate_measured")
        == "1|vol_frac_D|1")
  }

  @Test func `a ledger of a later version is refused with both numbers`() throws {
    let scratch = try Scratch()
    try RunLedger(at: scratch.ledger, .create).close()
    _ = try sqlite(scratch.ledger, "PRAGMA user_version = \(RunLedger.schema + 1)")
    let newer = LedgerError.newer(
      path: scratch.ledger, found: RunLedger.schema + 1, known: RunLedger.schema)
    #expect(throws: newer) {
      try RunLedger(at: scratch.ledger, .resume)
    }
  }

  @Test func `foreign, empty, truncated and damaged files give their own errors`() throws {
    let scratch = try Scratch()
    let path = scratch.ledger
    let file = URL(fileURLWithPath: path)
    try Data("rank,phi\n1,0.4\n".utf8).write(to: file)
    #expect(throws: LedgerError.foreign(path: path, found: "not an SQLite file")) {
      try RunLedger(at: path, .read)
    }
    try Data().write(to: file)
    #expect(throws: LedgerError.foreign(path: path, found: "an empty file")) {
      try RunLedger(at: path, .read)
    }
    try FileManager.default.removeItem(atPath: path)
    _ = try sqlite(path, "CREATE TABLE trials (x)")
    let others = "an SQLite file of another program, with tables trials"
    for access in [RunLedger.Access.read, .resume] {
      #expect(throws: LedgerError.foreign(path: path, found: others)) {
        try RunLedger(at: path, access)
      }
    }
  }

  @Test func `a ledger cut short or overwritten in the middle is called damaged`() throws {
    let scratch = try Scratch()
    let file = URL(fileURLWithPath: scratch.ledger)
    let ledger = try RunLedger(at: scratch.ledger, .create)
    for number in 0..<50 { try ledger.append(Samples.evaluation(number)) }
    try ledger.close()
    let whole = try Data(contentsOf: file)
    try whole.prefix(whole.count / 2).write(to: file)
    expectDamage(scratch.ledger)
    var hole = whole
    hole.replaceSubrange(8192..<(hole.count - 4096), with: Data(count: hole.count - 12288))
    try hole.write(to: file)
    expectDamage(scratch.ledger)
  }

  private func expectDamage(_ path: String) {
    #expect {
      let ledger = try RunLedger(at: path, .read)
      _ = try ledger.evaluations()
      _ = try ledger.candidates()
      _ = try ledger.events()
    } throws: { error in
      guard case .corrupt(path, _) = error as? LedgerError else { return false }
      return true
    }
  }

  private func sqlite(_ path: String, _ sql: String) throws -> String {
    try OtherProgram.run(["sqlite3", path, sql]).text.trimmingCharacters(in: .newlines)
  }
}
