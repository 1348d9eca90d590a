import Foundation
import PhaseField
import Testing
import Volumes

@Suite struct MobilityTests {
  private func annealing(
    _ film: Field, χ: Double = 3, stops: [Double], scheme: TimeScheme = .exponentialMultistep
  ) throws -> Annealing {
    let settings = AnnealingSettings(scheme: scheme, mobilityLaw: .degenerate)
    return try Annealing(
      settings.equation(interactionParameter: χ), from: film, stoppingAt: stops, settings: settings)
  }

  /// The composition, and the axis along which the wave runs.
  @Test(arguments: [0.5, 0.3, 0.2], ["x", "y", "z"])
  func `a wave grows with the mobility of its own composition`(φ: Double, axis: String) throws {
    let film = wavyFilm(axis: axis, waves: 2, mean: φ, amplitude: 1e-4)
    let equation = CahnHilliard(
      freeEnergy: FloryHuggins(interactionParameter: 4), mobilityLaw: .degenerate)
    #expect(abs(equation.mobility(at: φ) - 4 * φ * (1 - φ)) < 1e-15)
    let rate = equation.growthRate(ofWavenumber: 4 * .pi / 48, at: φ)
    try #require(rate > 0)
    let annealing = try annealing(film, χ: 4, stops: [2 / rate])
    while try annealing.next() != nil {}
    #expect(abs(log(growth(of: annealing.field, from: film)) / 2 - 1) < 0.01)
  }

  @Test(arguments: TimeScheme.allCases)
  func `mass is kept and the energy never rises`(scheme: TimeScheme) throws {
    let film = noisyField(
      mean: 0.45, amplitude: 0.02, shape: Shape(nx: 24, ny: 15, nz: 12), seed: 6)
    let annealing = try annealing(film, stops: [60], scheme: scheme)
    let first = annealing.state.energy
    var last = first
    while let state = try annealing.next() {
      #expect(state.energy <= last + 2e-7)  // f(φ) in single precision, of terms near 1 + χ/4
      last = state.energy
    }
    #expect(last < first - 1e-3)  // it did separate
    #expect(abs(mean(annealing.field) - 0.45) < 1e-7)  // reading back rounds each voxel by 3e-8
  }

  @Test func `a turned or mirrored film anneals to the turned or mirrored result`() throws {
    let shape = Shape(nx: 16, ny: 16, nz: 9)
    let film = noisyField(mean: 0.45, amplitude: 0.03, shape: shape, seed: 9)
    let turn = { (x: Int, y: Int, z: Int) in shape.index(y, 15 - x, 8 - z) }
    let moved = { (field: Field) -> Field in
      var result = field
      for i in 0..<shape.count {
        result.values[i] = field.values[turn(i % 16, i / 16 % 16, i / 256)]
      }
      return result
    }
    let (here, there) = (try annealing(film, stops: [24]), try annealing(moved(film), stops: [24]))
    while try here.next() != nil {}
    while try there.next() != nil {}
    #expect(difference(moved(here.field), there.field) < 2e-3)  // round-off, grown e^9 times
  }
}
