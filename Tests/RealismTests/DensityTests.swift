import Foundation
import Realism
import Testing

struct DensityTests {
  static let hills = try! TrainingDistribution(
    names: Synthetic.twoHills.names, samples: Synthetic.twoHills.table(rows: 4000, seed: 1),
    rows: 4000)

  @Test
  func `the distance is Mahalanobis's`() {
    // covariance by the textbook, inverse of two by two
    let rows = Self.hills.rows
    let a = (0..<rows).map { Self.hills.samples[2 * $0] }
    let b = (0..<rows).map { Self.hills.samples[2 * $0 + 1] }
    let covariance = { (u: [Double], v: [Double]) in
      let (mu, mv) = (u.reduce(0, +) / Double(rows), v.reduce(0, +) / Double(rows))
      return zip(u, v).reduce(0) { $0 + ($1.0 - mu) * ($1.1 - mv) } / Double(rows - 1)
    }
    let (aa, ab, bb) = (covariance(a, a), covariance(a, b), covariance(b, b))
    let (x, y) = (1.3, -0.4)
    let square = (bb * x * x - 2 * ab * x * y + aa * y * y) / (aa * bb - ab * ab)
    let distance = Self.hills.distance([2.3, 0.6], [1, 1])
    #expect(abs(distance - square.squareRoot()) < 1e-10)  // sums of 4000 terms
  }

  @Test(arguments: [[-2.0, -2], [0, 0], [2, 5], [9, -9]])
  func `the density is the mean of its kernels`(point: [Double]) {
    let h = Self.hills.bandwidth
    let kernels = (0..<Self.hills.rows).map { row in
      let d = Self.hills.distance(point, Self.hills.sample(row))
      return -d * d / (2 * h * h) - log(2 * .pi * h * h)
    }
    let top = kernels.max()!
    let mean = kernels.reduce(0) { $0 + exp($1 - top) } / Double(kernels.count)
    // kernels below e^−30 of the largest are left out
    #expect(abs(Self.hills.logDensity(of: point) - (top + log(mean))) < 1e-8)
  }

  @Test(arguments: [[-2.0, -2], [2, 2], [2.5, 3], [-3, -4]])
  func `density ratios approach the closed form`(point: [Double]) {
    let middle = [2.0, 2.0]
    let estimated = Self.hills.logDensity(of: point) - Self.hills.logDensity(of: middle)
    let exact = Synthetic.twoHills.logDensity(point) - Synthetic.twoHills.logDensity(middle)
    // some 60 draws weigh in at either point, 9 % of noise each, and kernels widen a hill by a
    // tenth of its variance: two deviations of the difference and a little
    #expect(abs(estimated - exact) < 0.3)
  }

  @Test
  func `more samples allow narrower kernels`() throws {
    let few = try TrainingDistribution(
      names: ["a", "b"], samples: Synthetic.twoHills.table(rows: 200, seed: 2), rows: 200)
    #expect(few.bandwidth > 1.2 * Self.hills.bandwidth)
    #expect(Self.hills.bandwidth > 0.05 && few.bandwidth < 1)
  }

  @Test(arguments: [[-1.5, -3], [0.2, 0.1], [4, 7]])
  func `the margin's gradient agrees with central differences`(point: [Double]) {
    let gradient = Self.hills.marginGradient(of: point)
    for axis in 0..<2 {
      var (ahead, behind) = (point, point)
      ahead[axis] += 1e-5
      behind[axis] -= 1e-5
      let slope =
        (Self.hills.margin(of: ahead, over: 0.05) - Self.hills.margin(of: behind, over: 0.05))
        / 2e-5
      // round-off 1e-11/1e-5 and truncation, against slopes of about 1 to 100
      #expect(abs(slope - gradient[axis]) < 1e-5 * max(1, abs(slope)))
    }
  }

  @Test
  func `a marginal density is the integral over the others`() throws {
    let marginal = try Self.hills.marginal(over: ["a"])
    let integral = { (a: Double) in
      stride(from: -20.0, through: 20, by: 0.05).reduce(0) {
        $0 + exp(Self.hills.logDensity(of: [a, $1]))
      }
    }
    for (a, b) in [(-2.0, 1.0), (0.3, 2), (3.5, -1)] {
      let ratio = log(integral(a) / integral(b))
      let found = marginal.logDensity(of: [a]) - marginal.logDensity(of: [b])
      #expect(abs(ratio - found) < 1e-6)  // the sum over a grid of smooth kernels is near exact
    }
  }

  @Test(arguments: [-2.0, 1.1, 2.6])
  func `free attributes take the densest values that go with the given ones`(a: Double) throws {
    let completed = try Self.hills.complete(["a": a])
    #expect(completed[0] == a)
    let scanned = stride(from: -12.0, through: 12, by: 0.002).max {
      Self.hills.logDensity(of: [a, $0]) < Self.hills.logDensity(of: [a, $1])
    }!
    #expect(abs(completed[1] - scanned) < 0.003)  // the scan's step and the climb's last one
  }

  @Test
  func `nothing depends on the run`() throws {
    let again = try TrainingDistribution(
      names: ["a", "b"], samples: Self.hills.samples, rows: Self.hills.rows)
    #expect(again.bandwidth == Self.hills.bandwidth)
    #expect(again.quantile(of: [0.5, 1]) == Self.hills.quantile(of: [0.5, 1]))
  }
}
