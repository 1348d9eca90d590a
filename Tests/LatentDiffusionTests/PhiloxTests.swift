import LatentDiffusion
import Testing

struct PhiloxTests {
  // Known answers that the authors publish with their generator (Random123, kat_vectors).
  @Test(arguments: [
    (
      UInt64(0), SIMD4<UInt32>(0, 0, 0, 0),
      SIMD4<UInt32>(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8)
    ),
    (
      UInt64.max, SIMD4<UInt32>(repeating: .max),
      SIMD4<UInt32>(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD)
    ),
    (
      UInt64(0x299F_31D0_A409_3822),
      SIMD4<UInt32>(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
      SIMD4<UInt32>(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1)
    ),
  ])
  func `the generator gives the published words`(
    key: UInt64, counter: SIMD4<UInt32>, words: SIMD4<UInt32>
  ) {
    #expect(Philox(key: key).block(counter) == words)
  }

  @Test func `normal numbers have the moments of a standard normal`() {
    var draws = Draws(key: 7, index: 3, stream: 1)
    let values = draws.normals(200_000).map(Double.init)
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + $1 * $1 } / n - mean * mean
    let fourth = values.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
    // Five standard errors: 1/√n, √(2/n) and √(96/n).
    #expect(abs(mean) < 5 / n.squareRoot())
    #expect(abs(variance - 1) < 5 * (2 / n).squareRoot())
    #expect(abs(fourth - 3) < 5 * (96 / n).squareRoot())
  }

  @Test func `noise depends on study, index and stage`() {
    let noise = SampleSeed(study: 5, index: 9).noise(6, stage: 0)
    #expect(noise == SampleSeed(study: 5, index: 9).noise(6, stage: 0))
    #expect(noise != SampleSeed(study: 6, index: 9).noise(6, stage: 0))
    #expect(noise != SampleSeed(study: 5, index: 10).noise(6, stage: 0))
    #expect(noise != SampleSeed(study: 5, index: 9).noise(6, stage: 1))
  }

  @Test func `a shorter draw is the beginning of a longer one`() {
    let seed = SampleSeed(study: 1, index: 0)
    #expect(Array(seed.noise(1000, stage: 0).prefix(7)) == seed.noise(7, stage: 0))
  }

  @Test func `integers stay below their bound and reach every value`() {
    var draws = Draws(key: 1, index: 0, stream: 0)
    let values = (0..<1000).map { _ in draws.integer(below: 5) }
    #expect(Set(values) == [0, 1, 2, 3, 4])
  }
}
