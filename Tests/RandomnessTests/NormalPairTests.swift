import Randomness
import Testing

@Suite struct NormalPairTests {
  private let count = 20_000

  private var numbers: [Double] {
    let philox = Philox(seed: 4, stream: 1)
    return (0..<UInt64(count) / 2).flatMap { pair -> [Double] in
      let normal = normalPair(1 - philox.uniform(at: 2 * pair), philox.uniform(at: 2 * pair + 1))
      return [normal.x, normal.y]
    }
  }

  @Test func `quarter turns lie on the axes`() {
    // ln u = −2 makes the radius 2.
    let u = 0.135335283236612691894
    let points = [(0.0, SIMD2(2.0, 0)), (0.25, SIMD2(0.0, 2)), (0.5, SIMD2(-2.0, 0))]
    for (v, point) in points {
      let found = normalPair(u, v)
      // round-off of the logarithm, the root and the angle
      #expect(abs(found.x - point.x) < 1e-14 && abs(found.y - point.y) < 1e-14)
    }
    #expect(normalPair(1, 0.3) == .zero)
  }

  @Test func `the moments are those of the normal distribution`() {
    let n = Double(count)
    // Five standard errors of each mean, from the moments of a normal: 1, 2, 15 and 96.
    for (power, moment, variance) in [(1, 0.0, 1.0), (2, 1.0, 2.0), (3, 0.0, 15.0), (4, 3.0, 96.0)]
    {
      let sum = numbers.reduce(0) { sum, x in
        sum + (0..<power).reduce(1.0) { value, _ in value * x }
      }
      #expect(abs(sum / n - moment) < 5 * (variance / n).squareRoot(), "moment \(power)")
    }
  }

  @Test func `both numbers of a pair are uncorrelated`() {
    let numbers = numbers
    let sum = stride(from: 0, to: count, by: 2).reduce(0) { $0 + numbers[$1] * numbers[$1 + 1] }
    // Five standard errors of the mean of count/2 products of variance 1.
    #expect(abs(sum) < 5 * Double(count / 2).squareRoot())
  }

  @Test func `a uniform number is the upper 53 bits of its word`() {
    let philox = Philox(seed: 4)
    for index in 0..<100 as Range<UInt64> {
      let number = philox.uniform(at: index)
      #expect(number * 0x1p53 == Double(philox.word(at: index) >> 11))
      #expect((0..<1).contains(number))
    }
  }
}
