import Descriptors
import Testing
import Volumes

@Suite("Laws of all descriptors")
struct LawTests {
  /// Sides below, at and above a 64-bit word, all different.
  static let shapes = [
    Shape(nx: 9, ny: 7, nz: 6), Shape(nx: 64, ny: 5, nz: 4), Shape(nx: 70, ny: 4, nz: 7),
    Shape(nx: 5, ny: 66, nz: 3),
  ]

  @Test(arguments: Law.all, shapes)
  func `every descriptor obeys the law`(law: Law, shape: Shape) throws {
    let volume = SampleVolumes.blobs(shape, seed: 11)
    let before = Measured(volume, sides: law.sides, pixel: 1.5)
    let after = Measured(law.change(volume), sides: law.sides, pixel: 1.5)
    for (name, value) in after.values {
      guard let origin = law.origin(name) else { continue }
      try #require(origin.info != nil, "the law names \(origin)")
      expect(value, near: before[origin], tolerance(name), "\(name) under \(law)")
    }
  }

  /// Counts and ratios of counts are exact; sums differ by the order of their terms; diffusion
  /// by the solver's tolerance.
  private func tolerance(_ name: Attribute) -> Double {
    if name.rawValue.hasPrefix("tau") || name.rawValue.hasPrefix("D_eff") { return 1e-5 }
    let isSum = ["DISS", "domain", "chord"].contains { name.rawValue.hasPrefix($0) }
    return isSum ? 1e-12 : 0
  }

  @Test func `a law that is wrong would be noticed`() {
    let volume = SampleVolumes.blobs(Shape(nx: 9, ny: 7, nz: 6), seed: 11)
    let turned = Measured(Law.all.last!.change(volume), sides: .periodic)
    let before = Measured(volume, sides: .periodic)
    let changed = before.values.count { turned[$0.attribute] != $0.value }
    #expect(changed > 20)  // swapping the phases must not leave the numbers alone
  }

  @Test func `threads and the choice of quantities change no value`() {
    let volume = SampleVolumes.blobs(Shape(nx: 20, ny: 18, nz: 10), seed: 5)
    let all = Measured(volume, sides: .periodic, threads: 2)
    let alone = Measured(volume, sides: .periodic, threads: 1)
    #expect(all.json() == alone.json())
    for group in [Quantities.conditions, .graph, .geometry, .transport, .domains] {
      for (name, value) in Measured(volume, sides: .periodic, quantities: group).values {
        #expect(value == all[name], "\(name)")
      }
    }
  }
}

/// Relative comparison; nil equals nil only, infinity equals infinity.
func expect(
  _ value: Double?, near expected: Double?, _ tolerance: Double, _ what: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let value, let expected, value.isFinite, expected.isFinite else {
    #expect(value == expected, what, sourceLocation: sourceLocation)
    return
  }
  let error = abs(value - expected)
  #expect(
    error <= tolerance * abs(expected), "\(what): \(value) against \(expected)",
    sourceLocation: sourceLocation)
}
