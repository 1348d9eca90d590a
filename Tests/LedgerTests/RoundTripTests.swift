import Foundation
import Ledger
import Testing

struct RoundTripTests {
  @Test func `every record reads back as it was written, to the last bit`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    for number in 1...4 { try ledger.append(Samples.evaluation(number)) }
    try ledger.replace([Samples.candidate])
    try ledger.replace([Samples.pathway])
    try ledger.record(Samples.verification)
    try ledger.record(Samples.density)
    try ledger.record(Samples.realism)
    try ledger.append(Samples.simulations)
    try ledger.replace([Samples.proof])
    try ledger.replace([Samples.ridge])
    try ledger.replace([Samples.laboratory])
    try ledger.close()

    let again = try RunLedger(at: scratch.ledger, .read)
    let expected = (1...4).map { number in
      var evaluation = Samples.evaluation(number)
      evaluation.id = Int64(number)
      return evaluation
    }
    #expect(try again.evaluations() == expected)
    #expect(try again.candidates() == [Samples.candidate])
    #expect(try again.pathways() == [Samples.pathway])
    #expect(try again.verifications() == [Samples.verification])
    #expect(try again.realism() == Samples.realism)
    #expect(try again.simulations() == Samples.simulations)
    #expect(try again.proofs() == [Samples.proof])
    #expect(try again.ridges() == [Samples.ridge])
    #expect(try again.laboratory() == [Samples.laboratory])
    // Bits, since == takes −0 for 0.
    let density = try #require(try again.densities().first)
    #expect(density.values.map(\.bitPattern) == Samples.density.values.map(\.bitPattern))
    #expect(density == Samples.density)
  }

  @Test func `an estimate has a deviation, which earlier programs called sigma`() throws {
    let estimate = EstimateRecord(mean: 2.5, deviation: 0.125)
    let keys = try JSONDecoder().decode(
      [String: Double].self, from: try JSONEncoder().encode(estimate))
    #expect(keys == ["mean": 2.5, "deviation": 0.125])
    for text in ["{\"mean\":2.5,\"sigma\":0.125}", "{\"mean\":2.5,\"deviation\":0.125}"] {
      #expect(try JSONDecoder().decode(EstimateRecord.self, from: Data(text.utf8)) == estimate)
    }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(EstimateRecord.self, from: Data("{\"mean\":2.5}".utf8))
    }
  }

  @Test func `what is held, broken and traded reads back`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    let limits = [
      LimitRecord(attribute: "tau_D - tau_A", lower: nil, upper: 0.2, scale: 0.02),
      LimitRecord(attribute: "tau_D - tau_A", lower: -0.2, upper: nil, scale: 0.1),
    ]
    let front = (1...2).map { number in
      FrontRecord(
        number: number, evaluation: Int64(7 * number), condition: ["vol_frac_D": 1 / 3],
        measured: ["ABS_wf_D * 2": 0.1 * Double(number)], spread: ["ABS_wf_D * 2": .pi],
        isKnee: number == 1, isEnd: true, isChosen: number == 2)
    }
    let candidate = CandidateRecord(
      rank: 1, seed: 1, sample: 2, condition: [:], measured: [:], predicted: [:], error: 0,
      worstAttribute: nil, within: true, broken: ["tau_D - tau_A": 0.25, "CT_f_e_conn": nil],
      folder: nil)
    try ledger.replace(limits)
    try ledger.replace(front)
    try ledger.replace([candidate])
    #expect(try ledger.limits() == limits)
    #expect(try ledger.front() == front)
    #expect(try ledger.candidates() == [candidate])
  }

  @Test func `an older ledger that is only read lacks what came later`() throws {
    let scratch = try Scratch()
    try RunLedger(at: scratch.ledger, .create, schema: 2).close()
    let old = try RunLedger(at: scratch.ledger, .read)
    #expect(try old.limits().isEmpty)
    #expect(try old.front().isEmpty)
  }

  @Test func `random doubles survive in columns and in JSON`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    var random = SystemRandomNumberGenerator()
    let values = (0..<2000).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    try ledger.replace(
      values.enumerated().map { index, value in
        WindowRecord(attribute: "a\(index)", lower: value, upper: nil)
      })
    try ledger.replace(
      values.map { TrainingSampleRecord(values: ["chi": $0, "phi": -$0]) })
    #expect(try ledger.window().map { $0.lower?.bitPattern } == values.map(\.bitPattern))
    #expect(try ledger.training().map { $0.values["chi"]?.bitPattern } == values.map(\.bitPattern))
    #expect(
      try ledger.training().map { $0.values["phi"]?.bitPattern } == values.map { (-$0).bitPattern })
  }

  @Test func `facts, attributes, targets, requests, windows and events read back`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    let attribute = AttributeRecord(
      name: "phi", label: "donor volume fraction φ", unit: "1", lower: 0, upper: 1)
    let target = TargetRecord(attribute: "phi", kind: .atLeast, value: 0.4, tolerance: nil)
    let request = RequestRecord(attribute: "phi", asked: nil, used: 0.4, origin: .chosen)
    let window = WindowRecord(attribute: "chi", lower: nil, upper: 3.5)
    try ledger.record(.status, "running")
    try ledger.record(.status, "finished")
    try ledger.replace([attribute])
    try ledger.replace([target])
    try ledger.replace([request])
    try ledger.replace([window])
    try ledger.log(.warning, "β is \"odd\"", at: "2026-01-01T00:00:00Z")
    #expect(try ledger.facts() == [.status: "finished"])
    #expect(try ledger.attributes() == [attribute])
    #expect(try ledger.targets() == [target])
    #expect(try ledger.request() == [request])
    #expect(try ledger.window() == [window])
    #expect(
      try ledger.events()
        == [EventRecord(time: "2026-01-01T00:00:00Z", level: .warning, text: "β is \"odd\"")])
  }

  @Test func `an attribute's infinite limit is recorded as none`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.replace([
      AttributeRecord(name: "tau_D", label: "τ", unit: "1", lower: 1, upper: .infinity)
    ])
    #expect(try ledger.attributes().map(\.lower) == [1])
    #expect(try ledger.attributes().map(\.upper) == [nil])
  }

  @Test func `replacing the pathways removes the verifications of the former ones`() throws {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    try ledger.replace([Samples.pathway])
    try ledger.record(Samples.verification)
    try ledger.record(Samples.verification)
    #expect(try ledger.verifications().count == 1)
    try ledger.replace([Samples.pathway])
    #expect(try ledger.verifications().isEmpty)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `a number that is not finite is refused by name and nothing is written`(_ bad: Double)
    throws
  {
    let scratch = try Scratch()
    let ledger = try RunLedger(at: scratch.ledger, .create)
    var evaluation = Samples.evaluation(1)
    evaluation = EvaluationRecord(
      stage: evaluation.stage, algorithm: evaluation.algorithm, condition: evaluation.condition,
      seed: 1, samples: [], objective: 0, measured: ["vol_frac_D": 0.1, "tau_D": bad], spread: [:],
      realismQuantile: nil, feasible: true, failure: nil, incumbent: false,
      seconds: 0, startedAt: "")
    let refused = LedgerError.notFinite(table: "evaluation", column: "measured", key: "tau_D")
    #expect(throws: refused) { try ledger.append(evaluation) }
    #expect(try ledger.evaluations().isEmpty)
    #expect(throws: LedgerError.notFinite(table: "process_window", column: "upper", key: "")) {
      try ledger.replace([WindowRecord(attribute: "chi", lower: 2, upper: bad)])
    }
  }
}
