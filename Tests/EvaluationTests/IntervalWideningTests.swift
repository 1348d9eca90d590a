import Evaluation
import Foundation
import Randomness
import Testing

struct IntervalWideningTests {
  /// Standard normal numbers by Box and Muller.
  private func normals(_ count: Int) -> [Double] {
    var source = SplitMix64(seed: 5)
    return (0..<count).map { _ in
      let radius = (-2 * log(Double.random(in: 1e-12..<1, using: &source))).squareRoot()
      return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &source))
    }
  }

  private func widening(_ truth: [Double], deviation: Double) -> Double? {
    intervalWidening(
      expected: truth, means: truth.map { _ in 0 }, deviations: truth.map { _ in deviation })
  }

  @Test func `a predictor that is too sure by half is widened by two`() throws {
    let factor = try #require(widening(normals(4000), deviation: 0.5))
    #expect(abs(factor - 2) < 0.1)
  }

  @Test func `with the factor the intervals hold nine tenths of other values`() throws {
    let truth = normals(4000)
    let (first, second) = (Array(truth[..<2000]), Array(truth[2000...]))
    let factor = try #require(widening(first, deviation: 0.3))
    let coverage = Coverage(
      name: "x", expected: second, means: second.map { _ in 0 },
      deviations: second.map { _ in 0.3 * factor })
    #expect(abs(coverage.ninety - 0.9) < 0.02)
  }

  @Test func `groups left out in turn are held nine times in ten`() throws {
    let truth = normals(4000)
    let groups = truth.indices.map { $0 / 10 }
    let held = try #require(
      LeftOutCoverage(
        expected: truth, means: truth.map { _ in 0 }, deviations: truth.map { _ in 0.4 },
        groups: groups))
    #expect(held.groups == 400)
    #expect(abs(held.ninety - 0.9) < 0.02)
    // of 4,000 independent values √(0.9 · 0.1 / 4000)
    #expect(abs(held.error - 0.0047) < 0.001)
  }

  @Test func `groups that err together are counted once`() throws {
    let one = normals(40)
    let truth = one.flatMap { value in (0..<25).map { _ in value } }
    let held = try #require(
      LeftOutCoverage(
        expected: truth, means: truth.map { _ in 0 }, deviations: truth.map { _ in 0.4 },
        groups: truth.indices.map { $0 / 25 }))
    // √(0.9 · 0.1 / 40), not of 1,000
    #expect(held.error > 0.03)
    #expect(
      LeftOutCoverage(
        expected: truth, means: truth.map { _ in 0 }, deviations: truth.map { _ in 0.4 },
        groups: truth.map { _ in 1 }) == nil)
  }

  @Test func `few values tell nothing`() {
    #expect(widening([1, 2, 3], deviation: 1) == nil)
  }
}
