import Foundation
import Ledger
import Synchronization
import Testing

/// What a second write does to the first.
struct ReplacingTests {
  private func ledger(_ scratch: Scratch) throws -> RunLedger {
    try RunLedger(at: scratch.ledger, .create)
  }

  @Test func `new pathways take with them what was recorded of the former ones`() throws {
    let scratch = try Scratch()
    let ledger = try ledger(scratch)
    try ledger.replace([Samples.pathway])
    try ledger.record(Samples.verification)
    try ledger.replace([Samples.proof])
    try ledger.replace([Samples.ridge])
    try ledger.replace([Samples.laboratory])
    try ledger.append(Samples.simulations)
    try ledger.replace([PathwayRecord]())
    #expect(try ledger.pathways().isEmpty && ledger.verifications().isEmpty)
    #expect(try ledger.proofs().isEmpty && ledger.ridges().isEmpty)
    #expect(try ledger.laboratory().isEmpty)
    // Films stay: they need not be made again.
    #expect(try ledger.simulations() == Samples.simulations)
  }

  @Test func `evaluations of one stage are removed, the others keep their ids`() throws {
    let scratch = try Scratch()
    let ledger = try ledger(scratch)
    for stage in ["search", "aiming", "search"] {
      try ledger.append(evaluation(stage))
    }
    try ledger.removeEvaluations(of: .aiming)
    #expect(try ledger.evaluations().map(\.id) == [1, 3])
    #expect(try ledger.append(evaluation("aiming")) == 4)
  }

  @Test func `a verification of one pathway and seed is the last one recorded`() throws {
    let scratch = try Scratch()
    let ledger = try ledger(scratch)
    try ledger.replace([Samples.pathway])
    try ledger.record(Samples.verification)
    let other = VerificationRecord(
      pathwayRank: 1, seed: .max, measured: ["vol_frac_D": 0.5], error: 0.2, within: false,
      seconds: 1)
    try ledger.record(other)
    #expect(try ledger.verifications() == [other])
  }

  @Test func `simulations that are appended together are all there or none is`() throws {
    let scratch = try Scratch()
    let ledger = try ledger(scratch)
    let bad = SimulationRecord(
      purpose: "verification", phi: 0.5, chi: 3, logTime: .infinity, seed: 1, measured: [:],
      failure: nil, seconds: 1, file: nil)
    #expect(throws: LedgerError.self) { try ledger.append(Samples.simulations + [bad]) }
    #expect(try ledger.simulations().isEmpty)
  }

  @Test func `a number that is not finite is refused with its table, column and key`() throws {
    let scratch = try Scratch()
    let ledger = try ledger(scratch)
    let odd = TrainingSampleRecord(values: ["chi": .nan, "phi": 0.5])
    #expect {
      try ledger.replace([odd])
    } throws: { error in
      guard case .notFinite("training_sample", _, "chi") = error as? LedgerError else {
        return false
      }
      return true
    }
    #expect(try ledger.training().isEmpty)
  }

  @Test func `whoever looks after a write sees it on disk, and can stop the writer`() throws {
    let scratch = try Scratch()
    let path = scratch.ledger
    let seen = Mutex<[Int]>([])
    let stop = LedgerError.database(path: path, message: "enough")
    let ledger = try RunLedger(at: path, .create) { () throws(LedgerError) in
      let count = try RunLedger(at: path, .read).evaluations().count
      seen.withLock { $0.append(count) }
      if count == 2 { throw stop }
    }
    try ledger.append(Samples.evaluation(1))
    #expect(throws: stop) { try ledger.append(Samples.evaluation(2)) }
    #expect(seen.withLock { $0 } == [1, 2])
    #expect(try ledger.evaluations().count == 2)
  }

  private func evaluation(_ stage: String) -> EvaluationRecord {
    EvaluationRecord(
      stage: stage, algorithm: "LN_BOBYQA", condition: [:], seed: 1, samples: [0], objective: 1,
      measured: [:], spread: [:], realismQuantile: nil, feasible: true,
      failure: nil, incumbent: false, seconds: 0, startedAt: "2026-01-01T00:00:00Z")
  }
}
