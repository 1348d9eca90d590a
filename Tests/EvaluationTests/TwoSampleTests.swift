import Evaluation
import Foundation
import Randomness
import Testing

struct TwoSampleTests {
  /// Numbers of a normal distribution.
  private func normals(_ count: Int, mean: Double = 0, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let (u, v) = (
        Double.random(in: 0..<1, using: &random), Double.random(in: 0..<1, using: &random)
      )
      return mean + (-2 * log(1 - u)).squareRoot() * cos(2 * .pi * v)
    }
  }

  @Test func `the Kolmogorov–Smirnov distance is the largest step between two staircases`() {
    #expect(kolmogorovSmirnov([1, 2, 3], [1, 2, 3]) == 0)
    #expect(kolmogorovSmirnov([1, 2], [3, 4]) == 1)
    // at 2: 2/4 against 0, at 3: 3/4 against 2/4
    #expect(kolmogorovSmirnov([1, 2, 3, 4], [2.5, 2.6, 3.5, 3.6]) == 0.5)
    #expect(kolmogorovSmirnov([1, 1, 2], [1, 2, 2]) == kolmogorovSmirnov([1, 2, 2], [1, 1, 2]))
    #expect(kolmogorovSmirnov([], [1]).isNaN)
  }

  @Test func `the energy distance is that of its definition`() {
    let (a, b) = (normals(40, seed: 1), normals(30, mean: 0.7, seed: 2))
    func mean(_ some: [Double], _ others: [Double]) -> Double {
      some.reduce(0) { sum, x in sum + others.reduce(0) { $0 + abs(x - $1) } }
        / Double(some.count * others.count)
    }
    let defined = 2 * mean(a, b) - mean(a, a) - mean(b, b)
    // a thousand sums of numbers near 1
    #expect(abs(energyDistance(a, b) - defined) < 1e-12)
    #expect(energyDistance(a, a) == 0)
    // two points at a distance d: 2 d
    #expect(energyDistance([0], [3]) == 6)
  }

  @Test func `the area under the curve counts pairs, a tie half`() {
    #expect(areaUnderCurve(of: [3, 4], above: [1, 2]) == 1)
    #expect(areaUnderCurve(of: [1, 2], above: [3, 4]) == 0)
    #expect(areaUnderCurve(of: [1, 1], above: [1, 1]) == 0.5)
    // of six pairs: (1,2) no, (1,1) half, (3,·) two, (2,2) half, (2,1) one
    #expect(areaUnderCurve(of: [1, 3, 2], above: [2, 1]) == 4.0 / 6)
  }

  @Test func `a forest learns a class that no single column tells`() {
    var random = SplitMix64(seed: 3)
    let rows = (0..<400).map { _ in (0..<4).map { _ in Double.random(in: -1...1, using: &random) } }
    let classes = rows.map { $0[0] * $0[1] > 0 }
    let forest = RandomForest(
      Array(rows[..<300]), classes: Array(classes[..<300]), trees: 100, seed: 1)
    let right = (300..<400).count { (forest.probability(rows[$0]) > 0.5) == classes[$0] }
    #expect(right >= 85, "\(right) of 100")
  }

  /// Pairs of 60 series, four pairs a series, whose volumes go together within a series.
  private func pairs(
    shift: Double
  ) -> (generated: [[Double]], simulated: [[Double]], series: [Int]) {
    let centres = normals(60 * 3, seed: 5)
    let (first, second) = (normals(240 * 3, seed: 6), normals(240 * 3, seed: 7))
    func row(_ pair: Int, _ noise: [Double], _ shift: Double) -> [Double] {
      (0..<3).map { column in
        let centre = 2 * centres[pair / 4 * 3 + column]
        return centre + noise[pair * 3 + column] + (column == 1 ? shift : 0)
      }
    }
    func rows(_ noise: [Double], _ shift: Double) -> [[Double]] {
      (0..<240).map { row($0, noise, shift) }
    }
    return (rows(first, shift), rows(second, 0), (0..<240).map { $0 / 4 })
  }

  @Test func `volumes of one distribution cannot be told, shifted ones can`() throws {
    let same = pairs(shift: 0)
    let alike = try #require(
      ClassifierTest(
        generated: same.generated, simulated: same.simulated, series: same.series, seed: 1,
        threads: 2))
    #expect(alike.volumes == 480 && alike.series == 60)
    // two standard errors of 240 against 240 numbers at chance are 0.053
    #expect(abs(alike.area - 0.5) < 0.06, "\(alike)")
    #expect((0.005..<0.05).contains(alike.error), "\(alike)")
    let other = pairs(shift: 4)
    let apart = try #require(
      ClassifierTest(
        generated: other.generated, simulated: other.simulated, series: other.series, seed: 1,
        threads: 1))
    #expect(apart.area > 0.8, "\(apart)")
    let few = Array(repeating: [1.0], count: 8)
    #expect(
      ClassifierTest(
        generated: few, simulated: few, series: [1, 1, 2, 2, 3, 3, 4, 4], seed: 1, threads: 1)
        == nil)
  }

  @Test func `the area does not depend on the threads`() {
    let some = pairs(shift: 1)
    func test(_ threads: Int) -> ClassifierTest? {
      ClassifierTest(
        generated: some.generated, simulated: some.simulated, series: some.series, seed: 4,
        threads: threads)
    }
    #expect(test(1) == test(2))
  }

  @Test func `a descriptor's distance is held against that of simulated halves`() throws {
    func compared(_ shift: Double) throws -> DescriptorComparison {
      let some = pairs(shift: shift)
      return try #require(
        DescriptorComparison(
          "tau_D", generated: some.generated.map { $0[1] }, simulated: some.simulated.map { $0[1] },
          series: some.series, seed: 2))
    }
    let alike = try compared(0)
    #expect(abs(alike.difference) < 3 * alike.differenceError)
    #expect(alike.kolmogorovSmirnov.generated < 1.3 * alike.kolmogorovSmirnov.simulated)
    let apart = try compared(3)
    #expect(abs(apart.difference - alike.difference - 3) < 1e-9)
    #expect(apart.kolmogorovSmirnov.generated > 1.5 * apart.kolmogorovSmirnov.simulated)
    #expect(apart.energy.generated > 2 * apart.energy.simulated)
    #expect(apart.energy.simulated == alike.energy.simulated)
  }

  @Test func `undefined values are left out of a comparison, and counted`() throws {
    let generated = (0..<40).map { $0 % 4 == 0 ? Double.nan : Double($0 % 7) }
    let simulated = (0..<40).map { Double($0 % 5) }
    let series = (0..<40).map { $0 / 4 }
    let found = try #require(
      DescriptorComparison(
        "tau_D", generated: generated, simulated: simulated, series: series, seed: 1))
    #expect(found.volumes == 30)
    #expect(
      DescriptorComparison(
        "x", generated: simulated, simulated: simulated.map { _ in 1 }, series: series, seed: 1)
        == nil)
  }
}
