import Foundation
import Ledger
import Programs
import Testing

/// A ledger of every earlier schema opens, keeps what it holds and takes what came later.
struct MigrationTests {
  @Test(arguments: 1..<RunLedger.schema)
  func `a ledger of each earlier schema becomes a current one`(schema: Int) throws {
    let scratch = try Scratch()
    let old = try RunLedger(at: scratch.ledger, .create, schema: schema)
    try old.record(.study, "old")
    try old.append(Samples.evaluation(1))
    try old.log(.info, "kept", at: "2026-01-01T00:00:00Z")
    try old.close()
    let now = try RunLedger(at: scratch.ledger, .resume)
    #expect(try now.facts()[.study] == "old")
    #expect(try now.evaluations().map(\.id) == [1])
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
    try RunLedger(at: scratch.ledger, .create, schema: schema).close()
    try RunLedger(at: scratch.ledger, .resume).close()
    let fresh = scratch.folder + "/fresh.sqlite"
    try RunLedger(at: fresh, .create).close()
    #expect(try columns(scratch.ledger) == columns(fresh))
    #expect(try columns(fresh).contains("pathway.robustness"))
  }

  @Test func `a ledger that is only read keeps its schema`() throws {
    let scratch = try Scratch()
    let old = try RunLedger(at: scratch.ledger, .create, schema: 1)
    try old.append(Samples.evaluation(1))
    try old.close()
    let reader = try RunLedger(at: scratch.ledger, .read)
    #expect(try reader.evaluations().count == 1)
    for rows in [
      try reader.simulations().count, try reader.refinements().count, try reader.ridges().count,
      try reader.laboratory().count, try reader.limits().count, try reader.front().count,
    ] {
      #expect(rows == 0)
    }
    try reader.close()
    #expect(try sqlite(scratch.ledger, "PRAGMA user_version") == "1")
  }

  private func columns(_ path: String) throws -> String {
    try sqlite(
      path,
      "SELECT m.name || '.' || p.name FROM sqlite_schema m, pragma_table_info(m.name) p "
        + "ORDER BY 1")
  }

  private func sqlite(_ path: String, _ sql: String) throws -> String {
    try OtherProgram.run(["sqlite3", path, sql]).text.trimmingCharacters(in: .newlines)
  }
}
