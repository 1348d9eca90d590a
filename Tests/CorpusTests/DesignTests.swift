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

  @Test func `a grid holds every pair that separates, ends included`() {
    var grid = plan
    (grid.design, grid.spacing) = (.grid(phi: 3, chi: 2), .linear)
    (grid.phi, grid.chi, grid.margin) = (0.4...0.6, 2.5...3.5, 0)
    let found = grid.series().map { [$0.phi!, $0.chi!] }
    #expect(found == [0.4, 0.5, 0.6].map { [$0, 2.5] } + [0.4, 0.5, 0.6].map { [$0, 3.5] })
    grid.chi = 2...3.5  // at χ 2 nothing separates
    #expect(grid.series().map { [$0.phi!, $0.chi!] } == Array(found[3...]))
  }

  @Test func `the films of a point share all but their noise`() {
    var many = plan
    (many.design, many.filmsPerPoint) = (.sobol(points: 30), 4)
    let films = many.series()
    #expect(films.map(\.series) == Array(0..<120))
    for point in 0..<30 {
      let group = films[4 * point..<4 * point + 4]
      #expect(Set(group.map(\.split)).count == 1)
      #expect(Set(group.map { [$0.phi, $0.chi] }).count == 1)
      #expect(Set(group.map(\.seed)).count == 4)
    }
  }

  /// Drawn without regard to place, 30 of 200 would leave one of nine regions empty in one plan of
  /// four: (8/9)³⁰ = 3 % for each region.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `every region of the design has its test series`(seed: UInt64) {
    var square = plan
    (square.phi, square.chi, square.margin) = (0.45...0.55, 2.5...3.5, 0)
    (square.spacing, square.seed) = (.linear, seed)
    let test = square.series().filter { $0.split == .test }
    let regions = test.map { film in
      min(2, Int((film.phi! - 0.45) * 30)) + 3 * min(2, Int((film.chi! - 2.5) * 3))
    }
    #expect(Set(regions).count == 9)
  }
}
