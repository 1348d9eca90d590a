import Foundation
import PhaseField
import Testing
import Volumes

/// The first proof of a solver: small waves grow as linear theory says.
@Suite struct GrowthTests {
  /// Every unstable wave of a film of 48×36×20 at χ 2.8 and φ ½ at once, each small enough not to
  /// feel the others: at φ ½ two waves make no third, and the cube of all adds 0.1 %.
  @Test func `every unstable wave of a film grows at the rate of linear theory`() throws {
    let shape = Shape(nx: 48, ny: 36, nz: 20)
    let equation = AnnealingSettings().equation(interactionParameter: 2.8)
    let waves = FilmWave.all(in: shape) { equation.growthRate(ofWavenumber: $0, at: 0.5) > 0 }
    try #require(waves.count > 80)
    let film = FilmWave.sum(of: waves, in: shape, mean: 0.5, amplitude: 1e-5)
    let end = 3 * equation.growthTime(at: 0.5)
    let annealing = try Annealing(equation, from: film, stoppingAt: [end])
    while try annealing.next() != nil {}
    for wave in waves {
      let grown = wave.amplitude(in: annealing.field) / wave.amplitude(in: film)
      let rate = equation.growthRate(ofWavenumber: wave.wavenumber, at: 0.5)
      let found = log(grown) / end
      #expect(abs(found / rate - 1) < 0.01, "\(wave): \(found) for \(rate)")
    }
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
func wavyFilm(axis: String, waves: Int, mean: Double, amplitude: Double) -> Field {
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
        let position = axis == "x" ? Double(x) : axis == "y" ? Double(y) : Double(z) + 0.5
        let phase = 2 * Double.pi * Double(waves) / 48 * position
        values.append(Float(mean + amplitude * cos(phase)))
      }
    }
  }
  return Field(shape: shape, values: values)
}

/// How many times larger in `field` is the wave that `film` is.
func growth(of field: Field, from film: Field) -> Double {
  let (a, b) = (mean(film), mean(field))
  var (product, square) = (0.0, 0.0)
  for (was, now) in zip(film.values, field.values) {
    product += (Double(was) - a) * (Double(now) - b)
    square += (Double(was) - a) * (Double(was) - a)
  }
  return product / square
}
