import Generation
import LatentDiffusion
import Testing

struct DrawsTests {
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
