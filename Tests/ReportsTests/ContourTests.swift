import Foundation
import Ledger
import Reports
import Testing

/// Contour lines of densities whose lines are known.
struct ContourTests {
  /// A density over a grid of 201 × 161 points on [−5, 5] × [−4, 4].
  private func record(_ density: (Double, Double) -> Double) -> DensityRecord {
    let x = (0...200).map { -5 + 0.05 * Double($0) }
    let y = (0...160).map { -4 + 0.05 * Double($0) }
    return DensityRecord(
      name: "test", xAttribute: "log_time", yAttribute: "chi", x: x, y: y,
      values: y.flatMap { y in x.map { x in density(x, y) } })
  }

  private func gaussian(_ x: Double, _ y: Double) -> Double { exp(-(x * x + y * y) / 2) }

  @Test func `the densest point encloses nothing and the emptiest everything`() {
    let mass = EnclosedMass(record(gaussian))
    #expect(mass.values.count == 201 * 161)
    #expect(mass.values.allSatisfy { (0...1).contains($0) })
    #expect(mass.values[80 * 201 + 100] == mass.values.min())  // the middle of the grid
    #expect(mass.values[0] > 0.999)
  }

  @Test func `where the density is zero everything is enclosed`() {
    let mass = EnclosedMass(record { x, _ in x < 0 ? 1 : 0 })
    #expect(mass.values[80 * 201 + 150] == 1)
    #expect(mass.values[80 * 201 + 50] < 1)
  }

  @Test(arguments: [0.2, 0.5, 0.8, 0.95])
  func `the line around a share of a Gaussian is the circle of its closed form`(share: Double)
    throws
  {
    let curves = ContourTracer(EnclosedMass(record(gaussian))).curves(at: share)
    let curve = try #require(curves.first)
    #expect(curves.count == 1)
    let radius = (-2 * log(1 - share)).squareRoot()  // P(r < R) = 1 − exp(−R²/2)
    for point in curve.points {
      #expect(abs(hypot(point.x, point.y) - radius) < 0.02)  // the grid's step is 0.05
    }
    #expect(abs(abs(curve.area) - .pi * radius * radius) < 0.02 * .pi * radius * radius)
    #expect(curve.level == share)
  }

  @Test func `smaller values inside give a positive area, a hole a negative one`() throws {
    let hill = ContourTracer(EnclosedMass(record(gaussian))).curves(at: 0.5)
    #expect(try #require(hill.first).area > 0)
    let ring = record { x, y in
      let r = hypot(x, y)
      return exp(-(r - 2) * (r - 2) * 8)
    }
    let curves = ContourTracer(EnclosedMass(ring)).curves(at: 0.8)
    #expect(curves.count == 2)
    #expect(curves.count(where: { $0.area < 0 }) == 1)
    let outer = try #require(curves.max { $0.area < $1.area })
    let inner = try #require(curves.min { $0.area < $1.area })
    #expect(outer.area > -inner.area)
  }

  @Test func `two hills apart have a line each`() {
    let curves = ContourTracer(
      EnclosedMass(
        record { x, y in
          self.gaussian(3 * (x - 2.5), 3 * y) + self.gaussian(3 * (x + 2.5), 3 * y)
        })
    ).curves(at: 0.6)
    #expect(curves.count == 2)
    let middles = curves.map { curve in
      curve.points.reduce(0) { $0 + $1.x } / Double(curve.points.count)
    }
    #expect(abs(middles.min()! + 2.5) < 0.05 && abs(middles.max()! - 2.5) < 0.05)
  }

  @Test func `a line that meets the grid's edge closes along it`() throws {
    // Dense at the left edge alone.
    let curves = ContourTracer(EnclosedMass(record { x, _ in exp(-(x + 5)) })).curves(at: 0.5)
    let curve = try #require(curves.first)
    #expect(curves.count == 1)
    let right = try #require(curve.points.map(\.x).max())
    #expect(abs(right - (-5 + log(2))) < 0.05)  // half the mass of e^{−s} lies below ln 2
    #expect(abs(curve.area - log(2) * 8) < 0.4)
  }
}
