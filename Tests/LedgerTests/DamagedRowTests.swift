import Foundation
import Ledger
import Programs
import Testing

/// A file that another program changed gives an error that names table, column and row.
struct DamagedRowTests {
  /// What `pathway`, `proof` and `simulation` hold instead, without types.
  private static let changes = [
    "pathway.phi": ["NULL", "'many'", "x'00'", "9e999", "-9e999"],
    "pathway.rank": ["9.3e18", "'first'", "NULL"],
    "pathway.log_time": ["NULL", "'late'"],
    "pathway.inside_window": ["'yes'"],
    "pathway.score_parts": [
      "'{'", "'[1]'", "NULL", "3", "'{\"a\":1e999}'", "'{\"a\":null}'", "x'ff'",
    ],
    "simulation.seed": ["'-1'", "'18446744073709551616'", "'1.0'", "NULL"],
    "proof.films": ["1e300", "'six'"],
    "proof.means": ["'{\"a\":{}}'", "'{\"a\":{\"mean\":1e999}}'", "NULL"],
  ]

  @Test(arguments: changes.flatMap { location, values in values.map { (location, $0) } })
  func `a value that no run records is an error that names where it is`(
    _ location: String, _ value: String
  ) throws {
    let parts = location.split(separator: ".").map(String.init)
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.replace([Samples.pathway])
    try ledger.replace([Samples.proof])
    try ledger.append(Samples.simulations)
    try ledger.close()
    // A copy of the table without types takes anything.
    try sqlite(
      scratch.ledger,
      """
      CREATE TABLE copy AS SELECT * FROM \(parts[0]); UPDATE copy SET \(parts[1]) = \(value);
      DROP TABLE \(parts[0]); ALTER TABLE copy RENAME TO \(parts[0]);
      """)
    try expectDamage(scratch.ledger, naming: parts)
  }

  @Test(arguments: ["pathway.chi", "pathway.score_parts", "proof.films"])
  func `a column that is missing is an error that names it`(_ location: String) throws {
    let parts = location.split(separator: ".").map(String.init)
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.replace([Samples.pathway])
    try ledger.replace([Samples.proof])
    try ledger.append(Samples.simulations)
    try ledger.close()
    try sqlite(scratch.ledger, "ALTER TABLE \(parts[0]) DROP COLUMN \(parts[1])")
    try expectDamage(scratch.ledger, naming: parts)
  }

  @Test(arguments: [
    ("event", "level = 'loud'"), ("density", "\"values\" = x'0011'"),
    ("density", "\"values\" = zeroblob(80)"), ("density", "x = '[1]'"),
    ("target", "kind = 'around'"), ("target", "tolerance = -1"),
  ])
  func `a word, a count or a sign that no run records is an error`(
    _ table: String, _ change: String
  ) throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.log(.info, "made", at: "2026-01-01T00:00:00Z")
    try ledger.record(Samples.density)
    try ledger.replace([TargetRecord(attribute: "chi", kind: .match, value: 2, tolerance: 0.1)])
    try ledger.close()
    try sqlite(scratch.ledger, "UPDATE \(table) SET \(change)")
    #expect {
      let damaged = try RunLedger(at: scratch.ledger, .read)
      _ = (try damaged.events(), try damaged.densities(), try damaged.targets())
    } throws: { error in
      guard case .corrupt(_, let detail) = error as? LedgerError else { return false }
      return detail.contains(table + ".") && detail.contains("row 1")
    }
  }

  private func expectDamage(_ path: String, naming parts: [String]) throws {
    let damaged = try RunLedger(at: path, .read)
    #expect {
      _ = (
        try damaged.pathways(), try damaged.proofs(), try damaged.simulations()
      )
    } throws: { error in
      guard case .corrupt(_, let detail) = error as? LedgerError else { return false }
      return (parts + ["row 1"]).allSatisfy(detail.contains)
    }
  }

  private func sqlite(_ path: String, _ sql: String) throws {
    _ = try OtherProgram.run(["sqlite3", path, sql])
  }
}
