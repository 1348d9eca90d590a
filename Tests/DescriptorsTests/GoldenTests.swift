import Descriptors
import Testing
import Volumes

@Suite("Goldens from an independent brute-force script")
struct GoldenTests {
  @Test func `every descriptor agrees with brute force`() throws {
    let golden = try Golden.load()
    try #require(golden.version == 2 && golden.seed == 20251 && golden.cases.count == 15)
    for (i, sample) in golden.cases.enumerated() {
      let found = Measured(sample.volume, sides: sample.sides, pixel: sample.pixel)
      #expect(found.values.count == sample.values.count)
      for (name, value) in found.values {
        let expected = try #require(sample.values[name.rawValue], "\(name) in case \(i)")
        expect(value, near: expected.number, tolerance(name), "\(name) in case \(i)")
      }
    }
  }

  /// Counts and ratios are exact to the last digit of a division; diffusion to the solver's
  /// tolerance.
  private func tolerance(_ name: Attribute) -> Double {
    name.rawValue.hasPrefix("tau") || name.rawValue.hasPrefix("D_eff") ? 1e-5 : 1e-12
  }
}
