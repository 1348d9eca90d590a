import Foundation
import Ledger

/// Records with numbers that are hard to carry: many digits, tiny, huge, seeds above 2^63.
enum Samples {
  static func evaluation(_ number: Int) -> EvaluationRecord {
    EvaluationRecord(
      stage: "search", algorithm: "LN_BOBYQA",
      condition: ["vol_frac_D": 0.1 + 0.2, "tortuosity_A": 1.0 / 3.0], seed: .max - UInt64(number),
      samples: [0, 1, number], objective: Double.leastNonzeroMagnitude * Double(number),
      measured: ["vol_frac_D": 0.1.nextUp, "chi": 1.7976931348623157e308],
      spread: ["vol_frac_D": 1e-17, "chi": .pi], realismQuantile: 2.0 / 3.0,
      feasible: number % 2 == 0, failure: number == 3 ? "it's \"odd\"; φ\n" : nil,
      incumbent: number == 1, seconds: 0.7, startedAt: "2026-01-01T00:00:00.000Z")
  }

  static let candidate = CandidateRecord(
    rank: 1, seed: 7, sample: 12, condition: ["vol_frac_D": 0.3],
    measured: ["vol_frac_D": 0.30000000000000004],
    predicted: ["chi": EstimateRecord(mean: 2.2999999999999998, deviation: 0.05)], error: 0.012,
    worstAttribute: "vol_frac_D", within: true, folder: "candidates/001")

  static let pathway = PathwayRecord(
    rank: 1, phi: 0.41, chi: 2.9, logTime: 2.25, phiSpread: 0.01, chiSpread: 0.1,
    logTimeSpread: 0.2, chiRatio: 1.45, probability: 0.6, insideWindow: nil, windowDistance: nil,
    score: 0.5, scoreParts: ["probability": 0.6], verified: nil, robustness: 1.0 / 3.0,
    robustnessAttribute: "tortuosity_A", origin: "forward_model", verdict: "missed", yield: 0.25,
    forecast: ["tau_D": EstimateRecord(mean: 2.5, deviation: 0.125)])

  static let verification = VerificationRecord(
    pathwayRank: 1, seed: .max, measured: ["vol_frac_D": 0.29], error: 0.01, within: true,
    seconds: 3.25, number: 2)

  static let simulations = [
    SimulationRecord(
      purpose: "proof", phi: 0.1 + 0.2, chi: 3.1, logTime: 2.0.nextUp, nx: 256, ny: 192,
      seed: .max,
      measured: ["vol_frac_D": 1.0 / 3.0], failure: nil, seconds: 8.5, file: "films/001.vti"),
    SimulationRecord(
      purpose: "refinement", phi: 0.4, chi: 9, logTime: 2, seed: 1, measured: nil,
      failure: "chi = 9 is not allowed", seconds: 0.1, file: nil),
  ]

  static let proof = ProofRecord(
    pathwayRank: 1, number: 2, counts: true, phi: 0.41, chi: 2.9, chiRatio: 1.45, logTime: 2.25,
    shape: "256×256×32", films: 4, verdict: "undecided", errorRate: 0.0132,
    means: [
      "vol_frac_D": ProofRecord.Mean(
        mean: 0.1 + 0.2, halfWidth: 1e-3, scatter: 0.004, smallFilmBias: -1.0 / 3),
      "tau_D": ProofRecord.Mean(mean: 2.5),
    ], deviation: 0.9, worstAttribute: "vol_frac_D", filmsNeeded: 12, secondsNeeded: 100.5)

  static let ridge = RidgeRecord(
    from: 2, to: 1, saddle: 0.3, chi: [2.4, 2.6.nextUp, 3], logTime: [2.8, 2.5, 2])

  static let laboratory = LaboratoryRecord(
    pathwayRank: 1, refined: false, quantity: "donor_weight_percent", value: 49.9, unit: "wt%",
    source: "densities of 1.1 and 1.5 g/cm³")

  static let density = DensityRecord(
    name: "chi-logtime", xAttribute: "log_time", yAttribute: "chi", x: [1, 2, 3], y: [2.2, 2.4],
    values: [0, 0.1, .leastNonzeroMagnitude, 1 / 3, .pi, 1e300])

  static let realism = RealismRecord(
    verdict: "marginal", quantile: 0.04, threshold: 0.05, blocking: ["tortuosity_D": -0.031],
    nearest: [NearSample(distance: 0.2, values: ["vol_frac_D": 0.4])],
    projected: ["tortuosity_D": 0.4], advice: "Lower tortuosity_D.", policy: "project")
}

/// A folder of its own for one test, removed with the object.
final class Scratch {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "ledger-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  var ledger: String { folder + "/ledger.sqlite" }

  deinit { try? FileManager.default.removeItem(atPath: folder) }
}
