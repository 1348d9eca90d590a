import Foundation
import Ledger

/// The pathways of the run, what simulation shows of them, and the densities behind them.
extension SyntheticRun {
  static func pathways(_ ledger: RunLedger, proved: Bool) throws {
    try ledger.replace(
      modes.enumerated().map { index, mode in
        PathwayRecord(
          rank: index + 1, phi: mode.phi, chi: mode.chi, logTime: mode.logTime, phiSpread: 0.008,
          chiSpread: 0.13 - 0.03 * Double(index), logTimeSpread: 0.11, chiRatio: mode.chi / 2,
          probability: mode.weight, insideWindow: index < 2, windowDistance: nil,
          score: 0.8 - 0.2 * Double(index),
          scoreParts: ["probability": mode.weight, "annealing": 0.4, "window": index < 2 ? 1 : 0],
          verified: proved ? [true, false, nil][index] : nil)
      })
    try ledger.replace([
      RidgeRecord(
        from: 2, to: 1, saddle: 0.4, chi: [2.62, 2.8, 3.0, 3.2], logTime: [2.62, 2.4, 2.22, 2.10])
    ])
    if proved { try prove(ledger) }
    let (times, chis) = (
      (0...20).map { 1.5 + 0.1 * Double($0) }, (0...16).map { 2.2 + 0.1 * Double($0) }
    )
    try ledger.replace(
      [0.35, 0.475, 0.485].map { phi in  // the first has neither region nor recipe
        RegionRecord(
          phi: phi, logTime: times, chi: chis,
          probability: chis.flatMap { chi in
            times.map { time in
              let (a, b) = ((time - 2.1) / 0.2, (chi - 3.2 + 2 * (time - 2.1)) / 0.15)
              return exp(-0.5 * (a * a + b * b) - 2000 * (phi - 0.475) * (phi - 0.475))
            }
          })
      })
    for (name, x, y) in [
      ("chi-logtime", "log_time", "chi"), ("phi-chi", "chi", "phi"),
      ("phi-logtime", "log_time", "phi"),
    ] {
      try ledger.record(density(name, x, y))
    }
  }

  private static func prove(_ ledger: RunLedger) throws {
    try ledger.replace(
      modes.prefix(2).enumerated().map { index, mode in
        ProofRecord(
          pathwayRank: index + 1, number: 1, counts: true, phi: mode.phi + 0.003,
          chi: mode.chi + 0.05, chiRatio: (mode.chi + 0.05) / 2, logTime: mode.logTime + 0.02,
          shape: "192×192×32", films: 3, verdict: ["verified", "undecided"][index],
          errorRate: 0.0132,
          means: Dictionary(
            uniqueKeysWithValues: zip(conditions, wanted).map { name, value in
              (
                name,
                ProofRecord.Mean(
                  mean: value + 0.004 * Double(index + 1), halfWidth: 0.006, scatter: 0.009,
                  smallFilmBias: 0.002)
              )
            }), deviation: 0.2 * Double(index + 1), worstAttribute: "tortuosity_A",
          filmsNeeded: index == 0 ? nil : 9, secondsNeeded: index == 0 ? nil : 42)
      })
    try ledger.replace([
      LaboratoryRecord(
        pathwayRank: 2, refined: true, quantity: "donor_weight_percent", value: 42,
        unit: "wt%", source: "densities of 1.1 and 1.5 g/cm³")
    ])
  }

  private static func density(_ name: String, _ x: String, _ y: String) -> DensityRecord {
    let axes: [String: (low: Double, high: Double, deviation: Double)] = [
      "log_time": (1.5, 3.4, 0.13), "chi": (2.05, 3.8, 0.14), "phi": (0.43, 0.55, 0.009),
    ]
    let (xAxis, yAxis) = (axes[x]!, axes[y]!)
    let xs = (0..<96).map { xAxis.low + (xAxis.high - xAxis.low) * Double($0) / 95 }
    let ys = (0..<96).map { yAxis.low + (yAxis.high - yAxis.low) * Double($0) / 95 }
    var values: [Double] = []
    for yValue in ys {
      for xValue in xs {
        var sum = 0.0
        for mode in modes {
          let u: Double = (xValue - coordinate(mode, x)) / xAxis.deviation
          let v: Double = (yValue - coordinate(mode, y)) / yAxis.deviation
          let exponent: Double = -0.5 * (u * u + v * v + 0.6 * u * v)
          sum += mode.weight * exp(exponent)
        }
        values.append(sum)
      }
    }
    return DensityRecord(name: name, xAttribute: x, yAttribute: y, x: xs, y: ys, values: values)
  }

  private static func coordinate(
    _ mode: (weight: Double, logTime: Double, chi: Double, phi: Double), _ attribute: String
  ) -> Double {
    attribute == "phi" ? mode.phi : attribute == "chi" ? mode.chi : mode.logTime
  }
}
