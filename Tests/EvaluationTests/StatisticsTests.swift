import Evaluation
import Foundation
import Randomness
import Testing

struct StatisticsTests {
  @Test func `a summary of 0 to 10 is known`() throws {
    let summary = try #require(Summary((0...10).reversed().map { Double($0) }))
    #expect(summary.count == 11)
    #expect(summary.mean == 5)
    #expect(abs(summary.deviation - 11.0.squareRoot()) < 1e-15)  // one square root
    #expect([summary.least, summary.low, summary.median, summary.high] == [0, 1, 5, 9])
    #expect(summary.greatest == 10)
    #expect(Summary([]) == nil)
    #expect(Summary([3])?.deviation == 0)
  }

  @Test func `quantiles between two numbers are linear`() throws {
    let summary = try #require(Summary([1, 2]))
    #expect(abs(summary.low - 1.1) < 1e-15)
    #expect(summary.median == 1.5)
  }

  @Test func `generated values are held against nine tenths of the simulated ones`() throws {
    let simulated = (0...10).map { Double($0) }
    let near = try #require(Comparison(generated: [8.9, 9, 8.8], simulated: simulated))
    let far = try #require(Comparison(generated: [9.1, 9.2, 0], simulated: simulated))
    #expect(near.isWithinSpread)
    #expect(!far.isWithinSpread)
    let alike = try #require(Comparison(generated: [0.9, 0.9], simulated: simulated))
    #expect(near.reachesSpread)
    #expect(!alike.reachesSpread)
    #expect(abs(near.ratio - 8.9 / 5) < 1e-15)
    #expect(Comparison(generated: [], simulated: simulated) == nil)
    #expect(Comparison(generated: [1], simulated: []) == nil)
  }

  @Test func `one number's density is a normal curve of its bandwidth`() {
    let curve = DensityCurve([0, 0, 0, 1, 1, 1, 2, 2, 2], points: 401)
    let step = curve.x[1] - curve.x[0]
    #expect(curve.x.count == 401)
    // trapezia; the tails beyond three bandwidths hold less than 0.3 % of each kernel
    #expect(abs(curve.density.reduce(0, +) * step - 1) < 3e-3)
    let middle = curve.density[200]
    #expect(abs(curve.x[200] - 1) < 1e-12)
    let h = curve.bandwidth
    // by hand, at 1: three kernels on the spot and six at a distance of 1
    let expected = (3 + 6 * exp(-0.5 / (h * h))) / (9 * h * (2 * Double.pi).squareRoot())
    #expect(abs(middle - expected) < 1e-12)
  }

  @Test func `the bandwidth follows Silverman's rule`() {
    let values = (1...100).map { Double($0) }
    let quartiles = 49.5 / 1.34
    #expect(
      abs(
        DensityCurve(values).bandwidth - min(29.011_491_975_882_02, quartiles) * 0.9
          * pow(100, -0.2)) < 1e-9)
  }

  @Test func `the same number many times still has a curve`() {
    let curve = DensityCurve([0.3, 0.3, 0.3])
    #expect(curve.density.allSatisfy { $0.isFinite })
    #expect(curve.bandwidth > 0)
  }

  @Test func `normal numbers are covered as often as their intervals say`() {
    var dice = SplitMix64(seed: 4)
    let numbers = (0..<20_000).map { _ in normal(&dice) }
    let ones = [Double](repeating: 1, count: numbers.count)
    let zeros = ones.map { _ in 0.0 }
    let honest = Coverage(name: "x", expected: numbers, means: zeros, deviations: ones)
    // four standard errors of a share among 20,000
    #expect(abs(honest.ninety - 0.9) < 0.0085)
    #expect(abs(honest.fifty - 0.5) < 0.0142)
    #expect(abs(honest.scaledError - 1) < 0.02)
    let tooSure = Coverage(
      name: "x", expected: numbers, means: zeros, deviations: ones.map { $0 / 2 })
    #expect(abs(tooSure.ninety - 0.5892) < 0.0140)  // P(|z| < 1.6449/2) = 0.5892
    #expect(abs(tooSure.scaledError - 2 * honest.scaledError) < 1e-12)
  }

  @Test func `a share is as uncertain as its groups are few`() {
    var dice = SplitMix64(seed: 5)
    let numbers = (0..<400).map { _ in normal(&dice) }
    func coverage(of numbers: [Double], _ groups: [Int]?) -> Coverage {
      Coverage(
        name: "x", expected: numbers, means: numbers.map { _ in 0 },
        deviations: numbers.map { _ in 1 }, groups: groups)
    }
    let single = coverage(of: numbers, nil)
    // of independent values the jackknife gives the binomial's error, with n − 1
    let binomial = (single.ninety * (1 - single.ninety) / 399).squareRoot()
    #expect(abs(single.ninetyError! - binomial) < 1e-12)
    // each value ten times over says no more than once
    let repeated = coverage(
      of: numbers.flatMap { [Double](repeating: $0, count: 10) }, (0..<4000).map { $0 / 10 })
    #expect(abs(repeated.ninetyError! - binomial) < 1e-12)
    #expect(coverage(of: numbers, numbers.map { _ in 7 }).ninetyError == nil)
  }

  private func normal(_ dice: inout SplitMix64) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &dice))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &dice))
  }
}
