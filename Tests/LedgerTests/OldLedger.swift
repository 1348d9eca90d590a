import Ledger
import Programs

/// Ledgers of earlier programs, which kept the schema's number only and filled columns that are gone.
enum OldLedger {
  static let evaluation = EvaluationRecord(
    id: 1, stage: "search", algorithm: "LN_BOBYQA", condition: ["chi": 2.5], seed: .max,
    samples: [0, 1], objective: 0.25, measured: ["vol_frac_D": 0.1], spread: [:],
    realismQuantile: nil, feasible: true, failure: nil, incumbent: true, seconds: 0.5,
    startedAt: "2026-01-01T00:00:00Z")

  static let verification = VerificationRecord(
    pathwayRank: 1, seed: .max, measured: ["chi": 1], error: 0.5, within: false, seconds: 2)

  /// Writes `study` = "old", ``evaluation``, `Samples.candidate`, ``verification`` and an event "kept".
  static func make(_ path: String, schema: Int) throws {
    try RunLedger(at: path, .create, schema: schema).close()
    _ = try OtherProgram.run([
      "sqlite3", path,
      """
      DROP TABLE grdb_migrations;
      INSERT INTO run VALUES ('study', 'old');
      INSERT INTO evaluation (id, stage, algorithm, condition, seed, samples, objective, measured,
        spread, \(schema < 5 ? "replicates," : "") feasible, incumbent, seconds, started_at)
        VALUES (1, 'search', 'LN_BOBYQA', '{"chi":2.5}', '18446744073709551615', '[0,1]', 0.25,
        '{"vol_frac_D":0.1}', '{}', \(schema < 5 ? "'{}'," : "") 1, 1, 0.5, '2026-01-01T00:00:00Z');
      INSERT INTO candidate (rank, seed, sample, condition, measured, predicted, error,
        worst_attribute, within, folder) VALUES (1, '7', 12, '{"vol_frac_D":0.3}',
        '{"vol_frac_D":0.30000000000000004}', '{"chi":{"mean":2.2999999999999998,"sigma":0.05}}',
        0.012, 'vol_frac_D', 1, 'candidates/001');
      INSERT INTO verification (pathway_rank, seed, measured, error, within, seconds)
        VALUES (1, '18446744073709551615', '{"chi":1}', 0.5, 0, 2);
      INSERT INTO event VALUES (1, '2026-01-01T00:00:00Z', 'info', 'kept');
      """,
    ])
  }
}
