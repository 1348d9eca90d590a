import Optimize
import Testing

struct BroydenTests {
  private let slope = [[2.0, 0.5], [-0.3, 1.5]]
  private let step = [0.2, -0.1]
  private let change = [0.5, 0.1]

  private func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { zip($0, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private func turned(_ matrix: [[Double]]) -> [[Double]] {
    zip(matrix, change).map { Broyden.row($0, step: step, change: $1) }
  }

  private func inverted(_ m: [[Double]]) -> [[Double]] {
    let determinant = m[0][0] * m[1][1] - m[0][1] * m[1][0]
    return [
      [m[1][1] / determinant, -m[0][1] / determinant],
      [-m[1][0] / determinant, m[0][0] / determinant],
    ]
  }

  @Test func `the new slope explains the step`() {
    for (found, shown) in zip(product(turned(slope), step), change) {
      #expect(abs(found - shown) < 1e-15)  // round-off
    }
  }

  @Test func `across the step the slope stays as it was`() {
    let across = [0.1, 0.2]
    for (new, old) in zip(product(turned(slope), across), product(slope, across)) {
      #expect(abs(new - old) < 1e-15)  // round-off
    }
  }

  @Test func `the update of the inverse is the inverse of the update`() throws {
    let inverse = try #require(
      Broyden.inverse(inverted(slope), step: step, change: change, leastOverlap: 0))
    for (found, expected) in zip(inverse.joined(), inverted(turned(slope)).joined()) {
      #expect(abs(found - expected) < 1e-14)  // round-off of two inversions
    }
  }

  @Test func `a step that was foretold changes nothing`() throws {
    let foretold = product(slope, step)
    for (row, change) in zip(slope, foretold) {
      #expect(Broyden.row(row, step: step, change: change) == row)
    }
    let inverse = inverted(slope)
    let found = try #require(
      Broyden.inverse(inverse, step: step, change: foretold, leastOverlap: 0))
    for (new, old) in zip(found.joined(), inverse.joined()) { #expect(abs(new - old) < 1e-15) }
  }

  @Test func `an answer against what was asked teaches the inverse nothing`() {
    let against = change.map { -$0 }
    #expect(
      Broyden.inverse(inverted(slope), step: step, change: against, leastOverlap: 0.1) == nil)
  }

  @Test func `only a step that goes somewhere shows a slope`() {
    #expect(Broyden.isStep([1e-5, 0]))
    #expect(!Broyden.isStep([1e-7, 0]))
  }
}
