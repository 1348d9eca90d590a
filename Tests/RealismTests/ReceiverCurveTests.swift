import Foundation
import Realism
import Testing

struct ReceiverCurveTests {
  @Test func `scores apart, mixed up and alike give areas of one, zero and a half`() {
    #expect(ReceiverCurve(positives: [3, 4], negatives: [1, 2]).area == 1)
    #expect(ReceiverCurve(positives: [1, 2], negatives: [3, 4]).area == 0)
    #expect(ReceiverCurve(positives: [1, 1, 1], negatives: [1, 1]).area == 0.5)
    #expect(ReceiverCurve(positives: [1], negatives: [-.infinity]).area == 1)
  }

  @Test func `the area is the share of pairs in which the positive is the higher one`() {
    var source = NormalSource(seed: 3)
    // rounded, so that there are ties
    let real = (0..<60).map { _ in (4 * source.normal() + 2).rounded() }
    let fake = (0..<80).map { _ in (4 * source.normal()).rounded() }
    let wins = real.reduce(0.0) { sum, r in
      sum + fake.reduce(0.0) { $0 + (r > $1 ? 1 : r == $1 ? 0.5 : 0) }
    }
    let area = ReceiverCurve(positives: real, negatives: fake).area
    #expect(abs(area - wins / 4800) < 1e-12)  // sums of some hundred shares
  }

  @Test func `the curve rises from corner to corner`() throws {
    let points = ReceiverCurve(positives: [1, 2, 3, 3], negatives: [0, 2, 2]).points
    #expect(points.first == .init(negatives: 0, positives: 0))
    #expect(points.last == .init(negatives: 1, positives: 1))
    for (before, after) in zip(points, points.dropFirst()) {
      #expect(before.negatives <= after.negatives && before.positives <= after.positives)
    }
  }

  /// Draws about a curve in space, of which most combinations of coordinates never occur.
  static let arc = Synthetic(
    names: ["a", "b", "c"],
    draw: { source in
      let u = 3 * source.uniform() - 1.5
      return [u, u * u + 0.15 * source.normal(), sin(2 * u) + 0.15 * source.normal()]
    },
    logDensity: { point in
      let (b, c) = (point[1] - point[0] * point[0], point[2] - sin(2 * point[0]))
      return abs(point[0]) <= 1.5 ? -(b * b + c * c) / (2 * 0.15 * 0.15) : -.infinity
    })

  @Test func `on a curved distribution the density tells nearly as well as the true one`() throws {
    let (arc, count) = (Self.arc, 400)
    let judge = try TrainingDistribution(
      names: arc.names, samples: arc.table(rows: 3000, seed: 5), rows: 3000)
    let table = arc.table(rows: count, seed: 6)
    let real = (0..<count).map { Array(table[3 * $0..<3 * $0 + 3]) }
    let mixed = (0..<count).map { row in (0..<3).map { real[(row + 131 * $0) % count][$0] } }
    // less likely than any of ten thousand films: exp(−½ r²) = 1e-4
    let impossible = mixed.filter { arc.logDensity($0) < log(1e-4) }
    #expect(impossible.count > count / 2)
    func area(_ score: ([Double]) -> Double, _ fake: [[Double]]) -> Double {
      ReceiverCurve(positives: real.map(score), negatives: fake.map(score)).area
    }
    #expect(area(judge.logDensity(of:), impossible) > 0.99)
    // the kernels widen the tube by some tenths of its width, which few of the mixed ones feel
    let (told, best) = (area(judge.logDensity(of:), mixed), area(arc.logDensity, mixed))
    #expect(abs(told - best) < 0.02)
    let passed = real.count { judge.isRealistic($0) }
    // 5 % are to be refused, with a deviation of 1.1 % for 400 draws: three of them
    let share = Double(passed) / Double(count)
    #expect(abs(share - 0.95) < 0.035)
    #expect(impossible.count { judge.isRealistic($0) } < impossible.count / 50)
  }
}
