import Foundation
import Realism
import Testing

struct QuantileTests {
  @Test(arguments: [Synthetic.twoHills, .films])
  func `quantiles of held-out draws are uniform`(source: Synthetic) throws {
    let training = try TrainingDistribution(
      names: source.names, samples: source.table(rows: 3000, seed: 5), rows: 3000)
    let fresh = 1500
    let table = source.table(rows: fresh, seed: 99)
    let d = source.names.count
    let quantiles = (0..<fresh)
      .map { training.quantile(of: Array(table[$0 * d..<($0 + 1) * d])) }.sorted()
    let gap = quantiles.enumerated()
      .map { abs($1 - (Double($0) + 0.5) / Double(fresh)) }.max()!
    // Kolmogorov at 1 % for 1500 against 1500 draws: 1.63 √(2/1500)
    #expect(gap < 0.060)
  }

  /// Series of 40 samples that hardly differ, as snapshots of one simulation.
  private func series(count: Int, seed: UInt64) -> [Double] {
    var source = NormalSource(seed: seed)
    return (0..<count).flatMap { _ in
      let start = [source.normal(), source.normal(), source.normal()]
      return (0..<40).flatMap { _ in start.map { $0 + 0.02 * source.normal() } }
    }
  }

  @Test
  func `a fresh series is judged fairly only when whole series are left out`() throws {
    let rows = 60 * 40
    let table = series(count: 60, seed: 8)
    let names = ["a", "b", "c"]
    let grouped = try TrainingDistribution(
      names: names, samples: table, rows: rows, groups: (0..<rows).map { $0 / 40 })
    let naive = try TrainingDistribution(names: names, samples: table, rows: rows)
    let fresh = series(count: 200, seed: 77)
    let refused = { (judge: TrainingDistribution) in
      let firsts = (0..<200).map { Array(fresh[$0 * 120..<$0 * 120 + 3]) }
      return Double(firsts.count { judge.quantile(of: $0) < 0.05 }) / 200
    }
    // 5 % are to be refused: 200 fresh series against 60 leave a deviation of about 3.2 %
    #expect(refused(grouped) < 0.15)
    #expect(refused(naive) > 0.5)
  }

  @Test
  func `rows with equal keys share a group`() {
    let keys = [0.5, 3, 0.5, 2, 0.5, 3, 0.4, 3, 0.5, 2]
    #expect(TrainingDistribution.groups(sharing: keys, width: 2) == [0, 1, 0, 2, 1])
  }

  @Test
  func `the margin is zero where the quantile is the threshold`() throws {
    let hills = DensityTests.hills
    for quantile in [0.01, 0.05, 0.5, 0.9] {
      // walk outwards until the quantile is crossed
      var (inside, outside) = (0.0, 12.0)
      for _ in 0..<60 {
        let middle = (inside + outside) / 2
        if hills.margin(of: [2 + middle, 2], over: quantile) > 0 {
          inside = middle
        } else {
          outside = middle
        }
      }
      if inside == 0 { continue }
      #expect(abs(hills.quantile(of: [2 + inside, 2]) - quantile) < 1e-9)  // linear interpolation
    }
  }

  @Test
  func `what is far out has quantile zero and the densest has one`() {
    let hills = DensityTests.hills
    #expect(hills.quantile(of: [40, -40]) == 0)
    #expect(hills.logDensity(of: [40, -40]).isFinite)
    let best = (0..<hills.rows).map(hills.sample).max {
      hills.logDensity(of: $0) < hills.logDensity(of: $1)
    }!
    #expect(hills.quantile(of: best) == 1)
  }
}

extension Synthetic: CustomTestStringConvertible {
  var testDescription: String { names.joined(separator: " ") }
}
