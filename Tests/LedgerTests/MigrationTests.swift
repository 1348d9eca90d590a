import Foundation
import Ledger
import Programs
import Testing

/// A ledger of every earlier schema opens, keeps what it holds and takes what came later.
struct MigrationTests {
  @Test(arguments: 1..<RunLedger.schema)
  func `a ledger of each earlier schema becomes a current one`(schema: Int) throws {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: schema)
    let now = try RunLedger(at: scratch.ledger, .resume)
    #expect(try now.facts()[.study] == "old")
    #expect(try now.evaluations() == [OldLedger.evaluation])
    #expect(try now.candidates() == [Samples.candidate])
    #expect(try now.events().map(\.text) == ["kept"])
    try now.replace([Samples.pathway])
    try now.append(Samples.simulations)
    try now.record(Samples.refinement)
    try now.replace([LimitRecord(attribute: "tau_D", lower: nil, upper: 2, scale: 0.1)])
    #expect(try now.pathways() == [Samples.pathway])
    #expect(try now.simulations() == Samples.simulations)
    #expect(try now.limits().count == 1)
  }

  @Test(arguments: 1..<RunLedger.schema)
  func `a migrated ledger has the tables and columns of a new one`(schema: Int) throws {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: schema)
    try RunLedger(at: scratch.ledger, .resume).close()
    let fresh = scratch.folder + "/fresh.sqlite"
    try RunLedger(at: fresh, .create).close()
    #expect(try columns(scratch.ledger) == columns(fresh))
    #expect(try columns(fresh).contains("pathway.robustness"))
  }

  @Test(arguments: 1..<RunLedger.schema)
  func `a ledger that is only read is read as a current one and keeps its bytes`(schema: Int)
    throws
  {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: schema)
    let bytes = FileManager.default.contents(atPath: scratch.ledger)
    let reader = try RunLedger(at: scratch.ledger, .read)
    #expect(try reader.evaluations() == [OldLedger.evaluation])
    #expect(try reader.candidates() == [Samples.candidate])
    #expect(try reader.verifications() == [OldLedger.verification])
    #expect(throws: LedgerError.self) { try reader.record(.status, "no") }
    for rows in [
      try reader.simulations().count, try reader.refinements().count, try reader.ridges().count,
      try reader.laboratory().count, try reader.limits().count, try reader.front().count,
    ] {
      #expect(rows == 0)
    }
    try reader.close()
    #expect(FileManager.default.contents(atPath: scratch.ledger) == bytes)
  }

  @Test(arguments: 1..<RunLedger.schema)
  func `a migration that fails leaves the schema that it found`(schema: Int) throws {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: schema)
    // The last migration drops columns that a view asks for.
    _ = try sqlite(
      scratch.ledger, "CREATE VIEW mine AS SELECT replicates FROM evaluation, candidate")
    let before = try columns(scratch.ledger)
    #expect(throws: LedgerError.self) { try RunLedger(at: scratch.ledger, .resume) }
    let now = try #require(Int(sqlite(scratch.ledger, "PRAGMA user_version")))
    #expect(now == RunLedger.schema - 1)
    #expect(try columns(scratch.ledger).contains("evaluation.replicates"))
    #expect(try columns(scratch.ledger).contains("candidate.duplicate_of"))
    if schema == now {
      #expect(try columns(scratch.ledger).filter { !$0.contains("grdb_migrations") } == before)
    }
    _ = try sqlite(scratch.ledger, "DROP VIEW mine")
    #expect(try RunLedger(at: scratch.ledger, .resume).evaluations() == [OldLedger.evaluation])
  }

  private func columns(_ path: String) throws -> [String] {
    try sqlite(
      path,
      "SELECT m.name || '.' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p "
        + "ORDER BY 1"
    ).split(separator: "\n").map(String.init)
  }

  private func sqlite(_ path: String, _ sql: String) throws -> String {
    try OtherProgram.run(["sqlite3", path, sql]).text.trimmingCharacters(in: .newlines)
  }
}
