import Foundation

/// How much noise a latent carries at each step of the forward process.
///
/// z_t = α_t z_0 + σ_t ε with α_t² + σ_t² = 1 and α_t² = ∏_{s ≤ t} (1 − β_s). Step t runs from 0
/// (nearly clean) to `count` − 1 (nearly pure noise).
///
/// - Source: Ho, Jain and Abbeel 2020, eqs. 2 and 4; velocity: Salimans and Ho 2022, appendix D.
package struct NoiseSchedule: Equatable, Sendable {
  /// β_t, the variance added by step t.
  package let variances: [Double]
  /// α_t, what is left of the clean latent.
  package let signal: [Double]
  /// σ_t, the standard deviation of the noise.
  package let noise: [Double]

  package var count: Int { variances.count }

  /// - Precondition: every β lies in (0, 1).
  package init(variances: [Double]) {
    precondition(variances.allSatisfy { $0 > 0 && $0 < 1 }, "every β lies in (0, 1)")
    self.variances = variances
    var logKept = 0.0
    var signal: [Double] = []
    var noise: [Double] = []
    for β in variances {
      logKept += log1p(-β)
      signal.append(exp(logKept / 2))
      noise.append((-expm1(logKept)).squareRoot())
    }
    self.signal = signal
    self.noise = noise
  }

  /// β rising in equal steps from `first` to `last`.
  package static func linear(
    steps: Int = 1000, from first: Double = 1e-4, to last: Double = 0.02
  ) -> NoiseSchedule {
    let rise = steps > 1 ? (last - first) / Double(steps - 1) : 0
    return NoiseSchedule(variances: (0..<steps).map { first + rise * Double($0) })
  }

  /// log(α_t/σ_t), half the logarithm of the signal-to-noise ratio; falls with t.
  package func logRatio(_ step: Int) -> Double { log(signal[step]) - log(noise[step]) }

  /// `number` steps from `count` − 1 downwards, evenly spaced, the noisiest always among them.
  ///
  /// - Precondition: 1 ≤ number ≤ count.
  package func descent(_ number: Int) -> [Int] {
    precondition((1...count).contains(number), "a descent has between 1 and all steps")
    return (0..<number).map { index in
      Int((Double(count) * (1 - Double(index) / Double(number))).rounded()) - 1
    }
  }
}
