import Foundation
import PhaseField
import Testing
import Volumes

/// At an electrode a resting film has the closed form of Cahn 1977: with Δf the height of f over its
/// tangent at the bulk φ_b, φ_s at the wall satisfies √(2κΔf(φ_s)) = |γ′(φ_s)|.
@Suite struct WettingTests {
  /// Surface energies that draw the donor, or push it off.
  static let surfaces = [
    SurfaceEnergy(linear: -0.1), SurfaceEnergy(linear: -0.3, quadratic: 0.4),
    SurfaceEnergy(linear: 0.15),
  ]

  private static let settings = AnnealingSettings(gradientCoefficient: 16, tolerance: 1e-3)

  /// A stable mixture, 96 voxels between the electrodes, annealed until it rests.
  private func film(_ surface: SurfaceEnergy, at face: String) throws -> (Annealing, [Double]) {
    var settings = Self.settings
    if face == "cathode" { settings.cathode = surface } else { settings.anode = surface }
    let shape = Shape(nx: 4, ny: 4, nz: 96)
    let annealing = try Annealing(
      settings.equation(interactionParameter: 1.5),
      from: Field(shape: shape, values: .init(repeating: 0.4, count: shape.count)),
      stoppingAt: [20_000], settings: settings)
    while try annealing.next() != nil {}
    let column = (0..<96).map { Double(annealing.field.values[$0 * 16]) }
    return (annealing, face == "cathode" ? column : column.reversed())
  }

  @Test(arguments: surfaces, ["cathode", "anode"])
  func `the film takes up at an electrode what the closed form says`(
    surface: SurfaceEnergy, face: String
  ) throws {
    let (annealing, column) = try film(surface, at: face)
    let f = annealing.equation.freeEnergy
    let (κ, bulk) = (Self.settings.gradientCoefficient, column[95])
    let height = { (φ: Double) in
      max(0, f.value(at: φ) - f.value(at: bulk) - f.slope(at: bulk) * (φ - bulk))
    }
    // φ_s by bisection between the bulk and the end towards which γ′ drives.
    let isDrawn = surface.slope(at: bulk) < 0
    var (near, far) = (bulk, isDrawn ? 0.999 : 0.001)
    for _ in 0..<60 {
      let φ = (near + far) / 2
      let isShort = (2 * κ * height(φ)).squareRoot() < abs(surface.slope(at: φ))
      if isShort { near = φ } else { far = φ }
    }
    // ∫(φ − φ_b) dz = ∫ (φ − φ_b) √(κ/2Δf) dφ, which the substitution leaves without a singularity.
    let steps = 4000
    let excess = (0..<steps).reduce(0.0) { sum, i in
      let φ = bulk + (near - bulk) * (Double(i) + 0.5) / Double(steps)
      return sum + (φ - bulk) * (κ / (2 * height(φ))).squareRoot() * abs(near - bulk)
        / Double(steps)
    }
    let found = column.reduce(0) { $0 + $1 - bulk }
    // g acts on the voxel at the wall, half a voxel inside: it errs by the part g/2κ, here 1.25 %.
    #expect(abs(found / excess - 1) < 0.02, "excess \(found), closed form \(excess)")
    // The wall's voxel lies half a voxel inside; the profile there has the slope γ′/κ.
    let wall = near + surface.slope(at: near) / κ / 2
    #expect(abs(column[0] - wall) < 0.03 * abs(near - bulk), "wall \(column[0]), expected \(wall)")
    #expect(abs(near - bulk) > 0.02)  // there is something to see
  }

  @Test func `the energy with its electrodes never rises, and mass is kept`() throws {
    let settings = AnnealingSettings(
      cathode: SurfaceEnergy(linear: -0.5), anode: SurfaceEnergy(linear: 0.4, quadratic: 0.3))
    let annealing = try Annealing(
      settings.equation(interactionParameter: 3),
      from: try mixedFilm(0.45, shape: Shape(nx: 24, ny: 20, nz: 17), seed: 2, settings: settings),
      stoppingAt: [300], settings: settings)
    var last = annealing.state.energy
    while let state = try annealing.next() {
      #expect(state.energy <= last + 2e-7)  // f(φ) in single precision, of terms near 1 + χ/4
      last = state.energy
    }
    let field = annealing.field
    let slab = { (z: Int) in field.values[z * 480..<(z + 1) * 480].reduce(0, +) / 480 }
    #expect(slab(0) > 0.8)  // donor at the cathode, acceptor at the anode
    #expect(slab(16) < 0.3)
    #expect(abs(mean(field) - 0.45) < 1e-7)
  }

  @Test func `a film of one slab has no electrode`() throws {
    let settings = AnnealingSettings(cathode: SurfaceEnergy(linear: 0.1))
    let error = #expect(throws: PhaseFieldError.self) {
      _ = try Annealing(
        settings.equation(interactionParameter: 3),
        from: try mixedFilm(0.5, shape: Shape(nx: 8, ny: 8, nz: 1), seed: 1, settings: settings),
        stoppingAt: [1], settings: settings)
    }
    #expect(error?.description.contains("cathode") == true)
  }
}
