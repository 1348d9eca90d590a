import Foundation
import PhaseField
import Testing
import Volumes

/// The first proof of a solver: small waves grow as linear theory says.
@Suite struct GrowthTests {
  /// Direction and number of waves over 48 voxels of a wave; χ 2.8 at φ 0.45 makes waves longer than
  /// 15.4 voxels grow.
  @Test(arguments: ["x", "y", "z"], [1, 2, 3])
  func `an unstable wave grows at the rate of linear theory`(axis: String, waves: Int) throws {
    let settings = AnnealingSettings()
    let equation = settings.equation(interactionParameter: 2.8)
    let film = wavyFilm(axis: axis, waves: waves, mean: 0.45, amplitude: 1e-3)
    let rate = equation.growthRate(ofWavenumber: 2 * .pi * Double(waves) / 48, at: 0.45)
    try #require(rate > 0)
    let span = 2 / rate  // the wave grows e² times; its cube adds 0.02 %
    let annealing = try Annealing(
      equation, from: film, stoppingAt: [span], settings: settings)
    while try annealing.next() != nil {}
    let grown = growth(of: annealing.field, from: film)
    #expect(abs(log(grown) / 2 - 1) < 0.01)
  }

  @Test(arguments: TimeScheme.allCases)
  func `every scheme follows the fastest wave`(scheme: TimeScheme) throws {
    // First-order schemes need the smaller tolerance.
    let settings = AnnealingSettings(
      scheme: scheme, tolerance: scheme.order == 1 ? 2e-5 : 0.003)
    let equation = settings.equation(interactionParameter: 2.8)
    let film = wavyFilm(axis: "x", waves: 2, mean: 0.45, amplitude: 1e-3)
    let rate = equation.growthRate(ofWavenumber: 4 * .pi / 48, at: 0.45)
    let annealing = try Annealing(
      equation, from: film, stoppingAt: [2 / rate], settings: settings)
    while try annealing.next() != nil {}
    let grown = growth(of: annealing.field, from: film)
    #expect(abs(log(grown) / 2 - 1) < 0.01)
  }

  @Test func `a short wave dies at the rate of linear theory`() throws {
    let settings = AnnealingSettings(tolerance: 1e-5)  // no wave that dies matters to the default
    let equation = settings.equation(interactionParameter: 2.8)
    let film = wavyFilm(axis: "x", waves: 5, mean: 0.45, amplitude: 0.01)
    let rate = equation.growthRate(ofWavenumber: 10 * .pi / 48, at: 0.45)
    try #require(rate < 0)
    let annealing = try Annealing(
      equation, from: film, stoppingAt: [-1 / rate], settings: settings)
    while try annealing.next() != nil {}
    let left = growth(of: annealing.field, from: film)
    #expect(abs(log(left) + 1) < 0.01)
  }

  @Test func `the fastest wave of the equation is the fastest`() throws {
    let equation = CahnHilliard(freeEnergy: FloryHuggins(interactionParameter: 2.8))
    let k = 2 * Double.pi / (try #require(equation.fastestWavelength(at: 0.45)))
    let rate = equation.growthRate(ofWavenumber: k, at: 0.45)
    let curvature = equation.freeEnergy.curvature(at: 0.45)
    #expect(abs(rate - curvature * curvature / 16) < 1e-12)  // M f″² / 4κ
    #expect(rate > equation.growthRate(ofWavenumber: 1.01 * k, at: 0.45))
    #expect(rate > equation.growthRate(ofWavenumber: 0.99 * k, at: 0.45))
  }
}

/// A film with one wave; along z half as many voxels hold a wave of the same length, since its ends
/// do not join.
private func wavyFilm(axis: String, waves: Int, mean: Double, amplitude: Double) -> Field {
  let shape =
    switch axis {
    case "x": Shape(nx: 48, ny: 4, nz: 2)
    case "y": Shape(nx: 4, ny: 48, nz: 3)
    default: Shape(nx: 4, ny: 2, nz: 24)
    }
  var values: [Float] = []
  for z in 0..<shape.nz {
    for y in 0..<shape.ny {
      for x in 0..<shape.nx {
        let place = axis == "x" ? Double(x) : axis == "y" ? Double(y) : Double(z) + 0.5
        let phase = 2 * Double.pi * Double(waves) / 48 * place
        values.append(Float(mean + amplitude * cos(phase)))
      }
    }
  }
  return Field(shape: shape, values: values)
}

/// How many times larger in `field` is the wave that `film` is.
private func growth(of field: Field, from film: Field) -> Double {
  let (a, b) = (mean(film), mean(field))
  var (product, square) = (0.0, 0.0)
  for (was, now) in zip(film.values, field.values) {
    product += (Double(was) - a) * (Double(now) - b)
    square += (Double(was) - a) * (Double(was) - a)
  }
  return product / square
}
