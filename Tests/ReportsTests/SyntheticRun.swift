import Foundation
import Ledger
import Randomness
import Volumes

/// A run folder with invented but plausible records, for tests of the report only.
struct SyntheticRun {
  let folder: String
  static let conditions = ["vol_frac_D", "vol_frac_M", "tortuosity_A", "tortuosity_D"]
  static let wanted = [0.40, 0.15, 0.50, 0.45]
  static let modes: [(weight: Double, logTime: Double, chi: Double, phi: Double)] = [
    (0.58, 2.10, 3.20, 0.475), (0.30, 2.62, 2.62, 0.490), (0.12, 2.95, 2.42, 0.505),
  ]

  /// What the folder lacks.
  enum Part: Sendable {
    case pathways, verifications, candidates, training, realism, evaluations
  }

  init(without missing: Set<Part> = [], study: String = "Balanced film (synthetic)") throws {
    folder = NSTemporaryDirectory() + "report-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let ledger = try RunLedger(at: folder + "/ledger.sqlite", .create)
    try Self.describe(ledger, study)
    var dice = SplitMix64(seed: 11)
    if !missing.contains(.training) { try ledger.replace(Self.training(&dice)) }
    if !missing.contains(.realism) { try ledger.record(Self.realism) }
    if !missing.contains(.evaluations) {
      for number in 1...60 { try ledger.append(Self.evaluation(number, &dice)) }
    }
    if !missing.contains(.candidates) { try candidates(ledger, &dice) }
    if !missing.contains(.pathways) {
      try Self.pathways(ledger, proved: !missing.contains(.verifications))
    }
    if missing.isDisjoint(with: [.pathways, .verifications]) { try verifications(ledger, &dice) }
    try ledger.close()
    try "study: \(study)\ntarget:\n  vol_frac_D: 0.40  # <half>\n".write(
      toFile: folder + "/study.yaml", atomically: true, encoding: .utf8)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static func describe(_ ledger: RunLedger, _ study: String) throws {
    let facts: [(RunFact, String)] = [
      (.study, study), (.seed, "7"), (.model, "three-phase-64"), (.modelHash, "sha256:synthetic"),
      (.shape, "64×64×32"), (.sides, "periodic"), (.version, "0.1.0"), (.threads, "2"),
      (.algorithm, "LN_BOBYQA"),
      (.started, "2026-01-01T00:00:00Z"), (.finished, "2026-01-01T00:02:10Z"),
      (.status, "finished"), (.criticalChi, "2"),
      (.stopReason, "the budget of 60 evaluations was spent"),
    ]
    for (fact, value) in facts { try ledger.record(fact, value) }
    let labels = [
      "donor volume fraction", "mixed volume fraction", "straight-path fraction, acceptor",
      "straight-path fraction, donor",
    ]
    try ledger.replace(
      zip(conditions, labels).map {
        AttributeRecord(name: $0, label: $1, unit: "1", lower: 0, upper: 1)
      })
    try ledger.replace(
      zip(conditions, wanted).map {
        TargetRecord(attribute: $0, kind: .match, value: $1, tolerance: 0.03)
      })
    try ledger.replace(
      zip(conditions, wanted).map {
        RequestRecord(
          attribute: $0, asked: $0 == "vol_frac_M" ? 0.18 : $1, used: $1,
          origin: $0 == "vol_frac_M" ? .projected : .asked)
      })
    try ledger.replace([
      WindowRecord(attribute: "chi", lower: 2.5, upper: 3.4),
      WindowRecord(attribute: "log_time", lower: nil, upper: 2.8),
    ])
    try ledger.log(.warning, "2 evaluations <failed> & were repeated", at: "2026-01-01T00:01:00Z")
  }

  private static func training(_ dice: inout SplitMix64) -> [TrainingSampleRecord] {
    (0..<1200).map { _ in
      let donor = dice.normal(0.42, 0.1)
      let mixed = max(0.03, dice.normal(0.13, 0.05))
      let acceptor = 1 - donor - mixed
      let straightness = (
        dice.normal(0.15 + 0.75 * acceptor, 0.08), dice.normal(0.12 + 0.8 * donor, 0.08)
      )
      let values = [donor, mixed, straightness.0, straightness.1]
      return TrainingSampleRecord(values: Dictionary(uniqueKeysWithValues: zip(conditions, values)))
    }
  }

  private static let realism = RealismRecord(
    verdict: "realistic", quantile: 0.31, threshold: 0.05, blocking: ["vol_frac_M": -0.03],
    nearest: [
      NearSample(
        distance: 0.21,
        values: Dictionary(uniqueKeysWithValues: zip(conditions, [0.41, 0.14, 0.51, 0.44])))
    ], projected: ["vol_frac_M": 0.15], advice: "Lower vol_frac_M to 0.15.", policy: "project")

  private static func evaluation(_ number: Int, _ dice: inout SplitMix64) -> EvaluationRecord {
    let failed = number == 17
    let misfit = 0.4 * exp(-Double(number) / 9) + 0.012
    let value = misfit * exp(dice.normal(0, 0.35))
    return EvaluationRecord(
      stage: "search", algorithm: "LN_BOBYQA",
      condition: Dictionary(uniqueKeysWithValues: zip(conditions, wanted)), seed: 7,
      samples: Array(0..<8), objective: failed ? nil : value, measured: ["vol_frac_D": 0.4],
      spread: ["vol_frac_D": 0.01], realismQuantile: 0.3,
      feasible: number % 9 != 4, failure: failed ? "the sampler gave a non-finite <latent>" : nil,
      incumbent: false, seconds: 0.8, startedAt: "2026-01-01T00:00:00Z")
  }

  private func candidates(_ ledger: RunLedger, _ dice: inout SplitMix64) throws {
    var records: [CandidateRecord] = []
    for rank in 1...10 {
      let (measured, errors) = Self.around(0, 0.004 + 0.0025 * Double(rank), &dice)
      let worst = errors.indices.max { errors[$0] < errors[$1] } ?? 0
      let folder = rank <= 4 ? String(format: "candidates/%03d", rank) : nil
      let mode = Self.modes[rank % 4 == 0 ? 1 : 0]
      records.append(
        CandidateRecord(
          rank: rank, seed: 7, sample: 1000 + 3 * rank,
          condition: Dictionary(uniqueKeysWithValues: zip(Self.conditions, Self.wanted)),
          measured: measured,
          predicted: [
            "phi": EstimateRecord(mean: dice.normal(mode.phi, 0.005), deviation: 0.008),
            "chi": EstimateRecord(mean: dice.normal(mode.chi, 0.08), deviation: 0.11),
            "log_time": EstimateRecord(mean: dice.normal(mode.logTime, 0.05), deviation: 0.09),
          ], error: errors[worst], worstAttribute: Self.conditions[worst],
          within: errors[worst] <= 0.03, folder: folder))
      if let folder { try write(syntheticFilm(UInt64(rank)), folder) }
    }
    try ledger.replace(records)
    for number in 1...12 { try ledger.append(Self.sample(number, &dice)) }
  }

  /// A single volume on the way to a candidate, nearer to the targets from one to the next.
  private static func sample(_ number: Int, _ dice: inout SplitMix64) -> EvaluationRecord {
    EvaluationRecord(
      stage: "aiming", algorithm: "aiming",
      condition: Dictionary(uniqueKeysWithValues: zip(conditions, wanted)), seed: 7,
      samples: [1000 + number], objective: 1 / Double(number),
      measured: around(0.15 / Double(number), 0.002, &dice).values, spread: [:],
      realismQuantile: 0.3, feasible: true, failure: nil, incumbent: false, seconds: 0.5,
      startedAt: "2026-01-01T00:01:00Z")
  }

  /// Values scattered about the targets, and how far each is from its target.
  private static func around(
    _ bias: Double, _ deviation: Double, _ dice: inout SplitMix64
  ) -> (values: [String: Double], errors: [Double]) {
    var (values, errors): ([String: Double], [Double]) = ([:], [])
    for (name, target) in zip(conditions, wanted) {
      let value = dice.normal(target + bias, deviation)
      values[name] = value
      errors.append(abs(value - target))
    }
    return (values, errors)
  }

  private func write(_ film: Volume, _ name: String) throws {
    let path = "\(folder)/\(name)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try writeVolume(film, to: path + "/volume.vti")
    let rows = (0..<film.shape.nz).map { "\(Double($0) * 1.5 + 0.75),0.4,0.45,0.15" }
    try (["z_nm,donor,acceptor,mixed"] + rows).joined(separator: "\n").write(
      toFile: path + "/depth.csv", atomically: true, encoding: .utf8)
  }

  private func verifications(_ ledger: RunLedger, _ dice: inout SplitMix64) throws {
    for (rank, seed) in [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)] {
      let off = rank == 1 ? 0.006 : 0.025
      let (measured, errors) = Self.around(off / 2, off, &dice)
      let error = errors.max() ?? 0
      let first = rank == 1 && seed == 1
      if first { try write(syntheticFilm(99), "verification/001") }
      try ledger.record(
        VerificationRecord(
          pathwayRank: rank, seed: UInt64(seed),
          measured: measured, error: error,
          within: error <= 0.03, seconds: 4.2, folder: first ? "verification/001" : nil))
    }
  }
}

extension SyntheticRun {
  /// Adds two objectives with a front between them, and a constraint that every candidate keeps.
  func addFront() throws {
    let ledger = try RunLedger(at: folder + "/ledger.sqlite", .resume)
    let names = ["ABS_wf_D * DISS_wf10_D", "tau_D"]
    try ledger.replace(
      ledger.targets() + [
        TargetRecord(attribute: names[0], kind: .maximise, value: nil, tolerance: nil),
        TargetRecord(attribute: names[1], kind: .minimise, value: nil, tolerance: nil),
      ])
    let before = Int64(try ledger.evaluations().count)
    var dice = SplitMix64(seed: 5)
    for number in 1...40 {
      let share = Double(number % 20) / 20
      let measured = [
        names[0]: 0.2 + 0.1 * share - abs(dice.normal(0, 0.01)),
        names[1]: 1.5 + share * share + abs(dice.normal(0, 0.1)),
      ]
      try ledger.append(
        EvaluationRecord(
          stage: "front: \(number / 10)", algorithm: "LN_BOBYQA", condition: ["vol_frac_D": share],
          seed: 7, samples: [0], objective: 1, measured: measured, spread: [:],
          realismQuantile: 0.5, feasible: true, failure: nil, incumbent: false, seconds: 1,
          startedAt: "2026-01-01T00:00:00Z"))
    }
    try ledger.replace(
      (1...5).map { number in
        let share = 1 - Double(number - 1) / 4
        return FrontRecord(
          number: number, evaluation: before + Int64(7 * number), condition: ["vol_frac_D": share],
          measured: [names[0]: 0.2 + 0.1 * share, names[1]: 1.5 + share * share],
          spread: [names[0]: 0.01, names[1]: 0.1], isKnee: number == 3,
          isEnd: [1, 5].contains(number), isChosen: number == 3)
      })
    try ledger.replace([
      LimitRecord(attribute: "vol_frac_M", lower: nil, upper: 0.2, scale: 0.02)
    ])
    try ledger.close()
  }
}
