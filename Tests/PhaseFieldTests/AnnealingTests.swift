import Foundation
import PhaseField
import Testing
import Volumes

@Suite struct AnnealingTests {
  static let shape = Shape(nx: 32, ny: 24, nz: 15)

  private func annealing(
    χ: Double = 3, stops: [Double], settings: AnnealingSettings = AnnealingSettings()
  ) throws -> Annealing {
    try Annealing(
      settings.equation(interactionParameter: χ),
      from: noisyField(mean: 0.45, amplitude: 0.01, shape: Self.shape, seed: 3),
      stoppingAt: stops, settings: settings)
  }

  @Test func `mass is conserved to round-off`() throws {
    let annealing = try annealing(stops: [200])
    while try annealing.next() != nil {}
    // The mean is one number that no step touches; reading the voxels back rounds each by 3e-8.
    #expect(abs(mean(annealing.field) - 0.45) < 1e-7)
  }

  @Test(arguments: TimeScheme.allCases, [2.3, 3.9])
  func `the free energy never rises`(scheme: TimeScheme, χ: Double) throws {
    let settings = AnnealingSettings(scheme: scheme, tolerance: 0.01)
    let annealing = try annealing(χ: χ, stops: [300], settings: settings)
    let first = annealing.state.energy
    var last = first
    while let state = try annealing.next() {
      #expect(state.energy <= last + 2e-7)  // f(φ) in single precision, of terms near 1 + χ/4
      last = state.energy
    }
    #expect(last < first - 1e-3)  // it did separate
  }

  @Test func `the film separates into the two coexisting compositions`() throws {
    let annealing = try annealing(χ: 2.8, stops: [2000])
    let binodal = try #require(annealing.equation.freeEnergy.binodal)
    while try annealing.next() != nil {}
    let field = annealing.field
    // Curved interfaces shift what coexists by about γ/R, here up to 0.02.
    #expect(abs(Double(field.values.min()!) - binodal.lowerBound) < 0.02)
    #expect(abs(Double(field.values.max()!) - binodal.upperBound) < 0.02)
  }

  @Test func `asked times are met exactly, and only they are stops`() throws {
    let asked = [0.1, 1, 3.7, 10, 10.001, 50]
    let annealing = try annealing(stops: asked)
    var met: [Double] = []
    while let state = try annealing.next() { if state.isStop { met.append(state.time) } }
    #expect(met == asked)
  }

  @Test func `two runs give the same bits`() throws {
    let fields = try (0..<2).map { _ in
      let annealing = try annealing(stops: [30])
      while try annealing.next() != nil {}
      return annealing.field
    }
    #expect(fields[0] == fields[1])
  }

  @Test(arguments: [shape, Shape(nx: 31, ny: 33, nz: 9), Shape(nx: 128, ny: 96, nz: 1)])
  func `any number of threads gives the same bits`(shape: Shape) throws {
    let fields = try [1, 2, 5].map { threads in
      let settings = AnnealingSettings(threads: threads)
      let annealing = try Annealing(
        settings.equation(interactionParameter: 3),
        from: noisyField(mean: 0.45, amplitude: 0.01, shape: shape, seed: 3), stoppingAt: [20],
        settings: settings)
      while try annealing.next() != nil {}
      return annealing.field
    }
    #expect(fields[0] == fields[1])
    #expect(fields[0] == fields[2])
  }

  @Test func `no phase but a growing structure is left of the noise`() throws {
    let annealing = try annealing(stops: [60, 600])
    var sizes: [Double] = []
    while let state = try annealing.next() {
      if state.isStop { sizes.append(annealing.wavelength) }
    }
    #expect(sizes[1] > 1.2 * sizes[0])
  }

  @Test func `a field with a value outside (0, 1) is refused with its voxel`() throws {
    var field = noisyField(mean: 0.5, amplitude: 0.01, shape: Self.shape, seed: 1)
    field.values[Self.shape.index(5, 6, 7)] = 1.5
    #expect(throws: PhaseFieldError.badField(value: 1.5, x: 5, y: 6, z: 7)) {
      _ = try Annealing(
        CahnHilliard(freeEnergy: FloryHuggins(interactionParameter: 3)), from: field,
        stoppingAt: [1])
    }
  }

  @Test func `a film that leaves (0, 1) stops with the field, the step, the time and the voxel`()
    throws
  {
    // χ 40 lets e^−40 coexist with 1 − e^−40, which single precision cannot hold apart from 1.
    let annealing = try annealing(χ: 40, stops: [1000])
    let error = #expect(throws: PhaseFieldError.self) {
      while try annealing.next() != nil {}
    }
    guard case .leftRange(let field, _, let step, let time, _, _, _) = error else {
      Issue.record("expected leftRange, got \(String(describing: error))")
      return
    }
    #expect(field == "φ")
    #expect(step > 0)
    #expect(time > 0)
  }
}

func difference(_ a: Field, _ b: Field) -> Float {
  zip(a.values, b.values).map { abs($0 - $1) }.max()!
}
