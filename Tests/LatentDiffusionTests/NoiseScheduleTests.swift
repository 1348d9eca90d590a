import Foundation
import LatentDiffusion
import Testing

struct NoiseScheduleTests {
  @Test func `signal and noise keep the variance of a standard latent`() {
    let schedule = NoiseSchedule.linear()
    for (α, σ) in zip(schedule.signal, schedule.noise) {
      #expect(abs(α * α + σ * σ - 1) < 1e-14)  // two roundings
    }
  }

  @Test func `a constant β gives powers of 1 − β`() {
    let schedule = NoiseSchedule(variances: [Double](repeating: 0.01, count: 300))
    for step in [0, 10, 299] {
      let kept = pow(0.99, Double(step + 1))
      #expect(abs(schedule.signal[step] * schedule.signal[step] - kept) < 1e-13)  // 300 roundings
    }
  }

  @Test func `the paper's schedule ends in almost pure noise`() {
    let schedule = NoiseSchedule.linear()
    #expect(schedule.variances.first == 1e-4)
    #expect(abs(schedule.variances.last! - 0.02) < 1e-15)
    // ∏(1 − β) of 1000 even steps from 1e-4 to 0.02, by the Euler–Maclaurin sum of log(1 − β).
    let (a, b) = (1e-4, 0.02)
    func integral(_ β: Double) -> Double { -(1 - β) * log(1 - β) + (1 - β) }
    let sum =
      999 / (b - a) * (integral(b) - integral(a)) + (log(1 - a) + log(1 - b)) / 2
      - (1 / (1 - b) - 1 / (1 - a)) * (b - a) / 999 / 12
    let kept = schedule.signal[999] * schedule.signal[999]
    #expect(abs(kept / exp(sum) - 1) < 1e-9)  // the next Euler–Maclaurin term is below 1e-12
  }

  @Test func `the signal to noise ratio only falls`() {
    let schedule = NoiseSchedule.linear()
    let ratios = (0..<schedule.count).map(schedule.logRatio)
    #expect(zip(ratios, ratios.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test(arguments: [1, 2, 7, 25, 50, 999, 1000])
  func `a descent starts at the noisiest step and never repeats one`(number: Int) {
    let descent = NoiseSchedule.linear().descent(number)
    #expect(descent.count == number)
    #expect(descent.first == 999)
    #expect(zip(descent, descent.dropFirst()).allSatisfy { $0 > $1 })
    #expect(descent.last! >= 0)
  }
}
