import Foundation
import PhaseField
import Testing
import Volumes

/// A flat interface has a closed form: φ′² = 2Δf/κ, with Δf the height of f over the common tangent.
@Suite struct InterfaceTests {
  private static let equation = CahnHilliard(
    freeEnergy: FloryHuggins(interactionParameter: 2.6))

  /// Half donor, half acceptor along z, annealed until it rests.
  private func restingFilm() throws -> (field: Field, energy: Double) {
    let shape = Shape(nx: 4, ny: 4, nz: 64)
    let values = (0..<shape.count).map { i -> Float in i / shape.slab < 32 ? 0.15 : 0.85 }
    let annealing = try Annealing(
      Self.equation, from: Field(shape: shape, values: values), stoppingAt: [3000])
    while try annealing.next() != nil {}
    return (annealing.field, annealing.state.energy)
  }

  private func height(_ φ: Double, _ binodal: ClosedRange<Double>) -> Double {
    let f = Self.equation.freeEnergy
    return f.value(at: φ) - f.value(at: binodal.lowerBound)
      - f.slope(at: binodal.lowerBound) * (φ - binodal.lowerBound)
  }

  @Test func `a flat interface joins exactly the coexisting compositions`() throws {
    let binodal = try #require(Self.equation.freeEnergy.binodal)
    let field = try restingFilm().field
    // 24 voxels from the interface its tail is e^−16; single precision rounds at 6e-8.
    #expect(abs(Double(field.values.first!) - binodal.lowerBound) < 2e-4)
    #expect(abs(Double(field.values.last!) - binodal.upperBound) < 2e-4)
  }

  @Test func `its energy is ∫√(2κΔf) dφ`() throws {
    let f = Self.equation.freeEnergy
    let binodal = try #require(f.binodal)
    let steps = 20_000
    let h = (binodal.upperBound - binodal.lowerBound) / Double(steps)
    let tension = (0..<steps).reduce(0.0) { sum, i in
      let φ = binodal.lowerBound + (Double(i) + 0.5) * h
      return sum + (2 * 4 * max(0, height(φ, binodal))).squareRoot() * h
    }
    let found = (try restingFilm().energy - f.value(at: binodal.lowerBound)) * 64
    #expect(abs(found / tension - 1) < 0.01)  // an interface of four voxels, sampled
  }

  @Test func `its slope in the middle is √(2Δf/κ)`() throws {
    let binodal = try #require(Self.equation.freeEnergy.binodal)
    let field = try restingFilm().field
    let profile = (0..<64).map { Double(field.values[$0 * 16]) }
    // Fourth-order difference about the middle, which symmetry puts between 31 and 32.
    let slope = (27 * (profile[32] - profile[31]) - (profile[33] - profile[30])) / 24
    let expected = (2 * height(0.5, binodal) / 4).squareRoot()
    #expect(abs(slope / expected - 1) < 0.01)
  }
}
