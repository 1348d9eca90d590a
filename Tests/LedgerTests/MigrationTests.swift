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
    try now.replace([Samples.proof])
    try now.replace([LimitRecord(attribute: "tau_D", lower: nil, upper: 2, scale: 0.1)])
    #expect(try now.pathways() == [Samples.pathway])
    #expect(try now.simulations() == Samples.simulations)
    #expect(try now.limits().count == 1)
  }

  @Test func `recipes of a run of before verdicts are proofs without one`() throws {
    let scratch = try Scratch()
    try OldLedger.make(scratch.ledger, schema: 5)
    _ = try OtherProgram.run([
      "sqlite3", scratch.ledger,
      """
      DELETE FROM verification;
      INSERT INTO pathway (rank, phi, chi, log_time, phi_spread, chi_spread, log_time_spread,
        chi_ratio, probability, annealing_time, score, score_parts, verified)
        VALUES (1, 0.5, 3, 2, 0.01, 0.1, 0.1, 1.5, 0.7, 100, 0.5, '{}', 0);
      INSERT INTO verification (pathway_rank, seed, measured, error, within, seconds, refined)
        VALUES (1, '1', '{"tau_D":2}', 0.5, 0, 2, 0), (1, '2', '{"tau_D":4}', 0.5, 0, 2, 0),
          (1, '3', '{"tau_D":3.5}', 0.1, 1, 2, 1);
      INSERT INTO refinement (pathway_rank, phi, chi, log_time, recipes, films, mean, spread, within,
        films_within) VALUES (1, 0.5, 3.2, 2.1, 1, 1, '{"tau_D":3.5}', '{"tau_D":0}', 1, 1);
      """,
    ])
    let proofs = try RunLedger(at: scratch.ledger, .read).proofs()
    #expect(proofs.map(\.number) == [1, 2] && proofs.map(\.counts) == [false, true])
    #expect(proofs.map { $0.means["tau_D"]?.mean } == [3, 3.5])
    #expect(proofs.map(\.films) == [2, 1] && proofs.allSatisfy { $0.verdict == nil })
    #expect(abs(proofs[1].chiRatio - 1.6) < 1e-12)
    let films = try RunLedger(at: scratch.ledger, .read).verifications()
    #expect(films.map(\.number) == [1, 1, 2])
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
      try reader.simulations().count, try reader.proofs().count, try reader.ridges().count,
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
    // The last migration makes a table that is there already.
    _ = try sqlite(scratch.ledger, "CREATE TABLE proof (mine TEXT)")
    let before = try columns(scratch.ledger)
    #expect(throws: LedgerError.self) { try RunLedger(at: scratch.ledger, .resume) }
    let now = try #require(Int(sqlite(scratch.ledger, "PRAGMA user_version")))
    #expect(now == RunLedger.schema - 1)
    #expect(try columns(scratch.ledger).contains("proof.mine"))
    #expect(try !columns(scratch.ledger).contains("pathway.origin"))
    if schema == now {
      #expect(try columns(scratch.ledger).filter { !$0.contains("grdb_migrations") } == before)
    }
    _ = try sqlite(scratch.ledger, "DROP TABLE proof")
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
