import Corpus
import Foundation
import Testing
import Volumes

@Suite struct DesignTests {
  private let plan = CorpusPlan(
    name: "d", shape: Shape(nx: 8, ny: 8, nz: 4), design: .sobol(points: 200),
    validation: 0.1, test: 0.15, seed: 3)

  @Test func `every series separates by the margin and lies in the ranges`() {
    for series in plan.series() {
      let (phi, chi) = (series.phi!, series.chi!)
      #expect(plan.phi.contains(phi) && plan.chi.contains(chi))
      // The spinodal: 2χ = 1/φ + 1/(1 − φ).
      #expect(chi >= 1 / (2 * phi * (1 - phi)) + plan.margin)
    }
  }

  @Test func `each split has its part of the series`() {
    let design = plan.series()
    #expect(design.count { $0.split == .test } == 30)
    #expect(design.count { $0.split == .validation } == 20)
    #expect(design.count { $0.split == .train } == 150)
  }

  @Test func `the series fill the square evenly`() {
    let linear = CorpusPlan(
      name: "d", shape: plan.shape, design: .sobol(points: 256), phi: 0.45...0.55, chi: 2.5...3.5,
      spacing: .linear, margin: 0)
    var counts = [Int](repeating: 0, count: 64)
    for series in linear.series() {
      let column = min(7, Int((series.phi! - 0.45) / 0.1 * 8))
      counts[8 * column + min(7, Int((series.chi! - 2.5) * 8))] += 1
    }
    // A digital net: exactly 4 points in each of the 64 cells; rounding at an edge may move one.
    #expect(counts.allSatisfy { (3...5).contains($0) })
  }

  @Test func `no two series share a noise seed, and a double holds each`() {
    let seeds = plan.series().compactMap(\.seed)
    #expect(seeds.count == 200 && Set(seeds).count == 200)
    #expect(seeds.allSatisfy { UInt64(Double($0)) == $0 })
  }

  @Test func `the design is the plan's alone`() {
    #expect(plan.series() == plan.series())
    var other = plan
    other.seed = 4
    #expect(plan.series() != other.series())
  }
}
