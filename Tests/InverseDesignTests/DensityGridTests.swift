import Foundation
import Generation
import InverseDesign
import Testing

struct DensityGridTests {
  private let density = try! ProcessDensity([
    ProcessPrediction(
      phi: Estimate(mean: 0.45, deviation: 0.03), chi: Estimate(mean: 3.2, deviation: 0.2),
      logTime: Estimate(mean: 1.8, deviation: 0.15), weight: 2),
    ProcessPrediction(
      phi: Estimate(mean: 0.55, deviation: 0.02), chi: Estimate(mean: 2.6, deviation: 0.1),
      logTime: Estimate(mean: 2.6, deviation: 0.1), weight: 1),
  ])

  @Test(arguments: [
    (ProcessAxis.chi, ProcessAxis.logTime), (.phi, .chi), (.phi, .logTime), (.logTime, .chi),
  ])
  func `a grid holds the density of its axes`(x: ProcessAxis, y: ProcessAxis) {
    let grid = density.grid(x, y, count: 96)
    #expect(grid.xAxis == x && grid.yAxis == y)
    for (column, row) in [(10, 20), (48, 50), (90, 3)] {
      let exact = density.density([x: grid.x[column], y: grid.y[row]])
      let drawn = grid.values[row * 96 + column]
      #expect(abs(drawn - exact) <= 1e-12 * max(1, exact))  // round-off of exp and log
    }
    // four deviations of margin leave out 6e-5 on each side
    #expect(abs(grid.mass - 1) < 3e-4)
  }

  @Test
  func `levels hold their share of the probability`() {
    // one hill: the contour that holds a share p lies at (1 − p) of the top
    let hill = try! ProcessDensity([
      ProcessPrediction(
        phi: Estimate(mean: 0.5, deviation: 0.02), chi: Estimate(mean: 3, deviation: 0.2),
        logTime: Estimate(mean: 2, deviation: 0.1))
    ])
    let grid = hill.grid(.chi, .logTime, count: 200)
    let top = 1 / (2 * .pi * 0.02)
    for (level, share) in zip(grid.levels(holding: [0.5, 0.9]), [0.5, 0.9]) {
      #expect(abs(level / top - (1 - share)) < 0.01)  // grid cells an eighth of σ wide
    }
  }
}
