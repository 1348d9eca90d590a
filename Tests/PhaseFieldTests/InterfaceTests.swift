import Foundation
import PhaseField
import Testing
import Volumes

/// A flat interface has a closed form: φ′² = 2Δf/κ, with Δf the height of f over the common tangent.
@Suite struct InterfaceTests {
  static let blends = [
    FloryHuggins(interactionParameter: 2.6),
    FloryHuggins(interactionParameter: 1.8, donorLength: 3),
    FloryHuggins(interactionParameter: 2, donorLength: 2, acceptorLength: 1.5),
  ]

  private static let κ = 12.0

  /// Half donor, half acceptor along z, each some way from what coexists, annealed until it rests.
  private func restingFilm(_ blend: FloryHuggins) throws -> (column: [Double], energy: Double) {
    let binodal = try #require(blend.binodal)
    let gap = binodal.upperBound - binodal.lowerBound
    let ends = (binodal.lowerBound + 0.04 * gap, binodal.upperBound - 0.04 * gap)
    let shape = Shape(nx: 4, ny: 4, nz: 128)
    let values = (0..<shape.count).map { Float($0 / shape.slab < 64 ? ends.0 : ends.1) }
    let annealing = try Annealing(
      CahnHilliard(freeEnergy: blend, gradientCoefficient: Self.κ),
      from: Field(shape: shape, values: values),
      stoppingAt: [30_000], settings: AnnealingSettings(tolerance: 1e-5))
    while try annealing.next() != nil {}
    return ((0..<128).map { Double(annealing.field.values[$0 * 16]) }, annealing.state.energy)
  }

  private func height(_ φ: Double, _ f: FloryHuggins, _ binodal: ClosedRange<Double>) -> Double {
    f.value(at: φ) - f.value(at: binodal.lowerBound)
      - f.slope(at: binodal.lowerBound) * (φ - binodal.lowerBound)
  }

  @Test(arguments: blends)
  func `a flat interface joins exactly the coexisting compositions`(blend: FloryHuggins) throws {
    let binodal = try #require(blend.binodal)
    let column = try restingFilm(blend).column
    // 60 voxels from the interface its tail is under e^−15; single precision rounds at 6e-8, and the
    // slope f′ that all voxels share by 1e-6.
    #expect(abs(column[0] - binodal.lowerBound) < 2e-4)
    #expect(abs(column[127] - binodal.upperBound) < 2e-4)
  }

  @Test(arguments: blends)
  func `its energy is ∫√(2κΔf) dφ`(blend: FloryHuggins) throws {
    let binodal = try #require(blend.binodal)
    let steps = 20_000
    let h = (binodal.upperBound - binodal.lowerBound) / Double(steps)
    let tension = (0..<steps).reduce(0.0) { sum, i in
      let φ = binodal.lowerBound + (Double(i) + 0.5) * h
      return sum + (2 * Self.κ * max(0, height(φ, blend, binodal))).squareRoot() * h
    }
    let (column, energy) = try restingFilm(blend)
    let mean = column.reduce(0, +) / 128
    let flat =
      blend.value(at: binodal.lowerBound)
      + blend.slope(at: binodal.lowerBound) * (mean - binodal.lowerBound)
    // Some eight voxels across, an interface is sampled to 1e-5; its film rests to about as much.
    #expect(abs((energy - flat) * 128 / tension - 1) < 1e-4)
  }

  @Test(arguments: blends)
  func `its width is ∫√(κ/2Δf) dφ`(blend: FloryHuggins) throws {
    let binodal = try #require(blend.binodal)
    let column = try restingFilm(blend).column
    let gap = binodal.upperBound - binodal.lowerBound
    let inside = column.indices.filter {
      abs(column[$0] - binodal.lowerBound - gap / 2) < 0.45 * gap  // from 5 % to 95 % of the gap
    }
    let (first, last) = (try #require(inside.first), try #require(inside.last))
    try #require(last - first >= 4)
    let steps = 20_000
    let h = (column[last] - column[first]) / Double(steps)
    let width = (0..<steps).reduce(0.0) { sum, i in
      sum + (Self.κ / (2 * height(column[first] + (Double(i) + 0.5) * h, blend, binodal)))
        .squareRoot()
        * h
    }
    #expect(abs(width / Double(last - first) - 1) < 2e-4)  // sampled as coarsely
  }
}
