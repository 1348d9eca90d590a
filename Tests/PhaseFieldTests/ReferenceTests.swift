import Foundation
import PhaseField
import Testing
import Volumes

/// The same films as an independent program in double precision: Goldens/reference.py.
@Suite struct ReferenceTests {
  private static let shape = Shape(nx: 16, ny: 12, nz: 10)

  static let films: [String: (mean: Double, χ: Double, settings: AnnealingSettings)] = [
    "plain": (0.45, 3, AnnealingSettings(tolerance: 1e-5)),
    "chains": (0.4, 2.2, AnnealingSettings(donorLength: 3, tolerance: 1e-5)),
    "electrodes": (
      0.45, 3,
      AnnealingSettings(
        tolerance: 1e-5, cathode: SurfaceEnergy(linear: -0.4),
        anode: SurfaceEnergy(linear: 0.3, quadratic: 0.5))
    ),
    "degenerate": (0.45, 3, AnnealingSettings(tolerance: 1e-5, mobilityLaw: .degenerate)),
  ]

  private func start(mean: Double) -> Field {
    let (nx, ny, nz) = (Double(Self.shape.nx), Double(Self.shape.ny), Double(Self.shape.nz))
    let values = (0..<Self.shape.count).map { i -> Float in
      let x = Double(i % Self.shape.nx), y = Double(i / Self.shape.nx % Self.shape.ny)
      let z = Double(i / Self.shape.slab) + 0.5
      let waves =
        cos(2 * .pi * (x / nx + y / ny)) + sin(4 * .pi * x / nx) * cos(.pi * z / nz)
        + cos(2 * .pi * z / nz) * sin(2 * .pi * y / ny) + 0.5 * cos(.pi * z / nz)
      return Float(mean + 0.05 * waves)
    }
    return Field(shape: Self.shape, values: values)
  }

  @Test(arguments: ["plain", "chains", "electrodes", "degenerate"])
  func `single precision follows an independent solver in double precision`(name: String) throws {
    let film = try #require(Self.films[name])
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/film-\(name).txt")
    let exact = try String(contentsOf: golden, encoding: .utf8).split(separator: "\n")
      .compactMap { Double($0) }
    try #require(exact.count == Self.shape.count)
    let annealing = try Annealing(
      film.settings.equation(interactionParameter: film.χ), from: start(mean: film.mean),
      stoppingAt: [12], settings: film.settings)
    while try annealing.next() != nil {}
    let errors = zip(annealing.field.values, exact).map { abs(Double($0) - $1) }
    try #require(exact.max()! - exact.min()! > 0.4)  // it did separate
    // What a tolerance of 1e-5 leaves of the steps' error while waves grow e³ times; rounding leaves less.
    #expect(errors.max()! < 3e-4, "largest difference \(errors.max()!)")
  }
}
