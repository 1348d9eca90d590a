import PhaseField
import Testing
import Volumes

/// Blends whose coexisting phases are nearly pure.
@Suite struct StrongSeparationTests {
  struct Blend: Sendable, CustomTestStringConvertible {
    let φ, χ: Double
    var donorLength = 1.0
    var law = MobilityLaw.constant
    var testDescription: String { "φ \(φ), χ \(χ), N_D \(donorLength), \(law)" }
  }

  @Test(arguments: [
    Blend(φ: 0.5, χ: 5), Blend(φ: 0.5, χ: 6), Blend(φ: 0.45, χ: 8),
    Blend(φ: 0.3, χ: 2, donorLength: 30), Blend(φ: 0.5, χ: 5, law: .degenerate),
  ])
  func `mass stays, energy falls, φ stays in (0, 1), in steps that can be waited for`(
    blend: Blend
  ) throws {
    let settings = AnnealingSettings(
      donorLength: blend.donorLength, noise: 0.005, mobilityLaw: blend.law)
    let annealing = try Annealing(
      settings.equation(interactionParameter: blend.χ),
      from: noisyField(
        mean: blend.φ, amplitude: 0.005, shape: Shape(nx: 12, ny: 10, nz: 8), seed: 2),
      stoppingAt: [4], settings: settings)
    var last = annealing.state.energy
    while let state = try annealing.next(), state.step < 6000 {
      #expect(state.energy <= last + 1e-6)  // rounding of f, 1e-7·(1 + χ/4), at each step
      last = state.energy
    }
    #expect(annealing.state.isStop, "\(annealing.state)")
    let values = annealing.field.values
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    #expect(abs(mean - blend.φ) < 1e-6)
  }

  @Test func `a film that rests takes long steps`() throws {
    let annealing = try Annealing(
      AnnealingSettings().equation(interactionParameter: 1),
      from: noisyField(mean: 0.5, amplitude: 0.01, shape: Shape(nx: 8, ny: 8, nz: 4), seed: 1),
      stoppingAt: [1e6])
    while let state = try annealing.next() {
      guard state.step < 1000 else { break }
    }
    #expect(annealing.state.isStop)
  }

  @Test func `a share that is not resolved is known before`() throws {
    func share(_ χ: Double) -> Double? {
      AnnealingSettings().equation(interactionParameter: χ).unresolvedShare
    }
    #expect(share(1.5) == nil)
    #expect(share(4) == nil)  // 0.021 coexists
    let pure = try #require(share(8))
    #expect(pure > 3e-4 && pure < 4e-4)  // exp(−8) = 3.4e-4 to first order
  }
}
