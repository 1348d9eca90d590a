import Foundation
import InverseDesign
import Testing

struct LaboratoryTests {
  private let recipe = Recipe(phi: 0.577, chi: 2.5, logTime: 3)

  @Test
  func `equal weights of P3HT and PCBM are a volume fraction of 0,577`() throws {
    let laboratory = Laboratory(densities: Laboratory.Densities(donor: 1.10, acceptor: 1.50))
    let reading = try #require(laboratory.readings(of: recipe).first)
    #expect(reading.quantity == .donorWeight)
    // φ = (1/1.1)/(1/1.1 + 1/1.5) = 0.57692
    #expect(abs(reading.value - 50) < 0.01)
  }

  @Test
  func `time is t l² over D, and the temperature that at which χ has its value`() throws {
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 2, diffusivityPrefactor: 1e-9, diffusivityActivation: 50,
        chi: Laboratory.ChiLaw(constant: 0.5, slope: 800)))
    let readings = laboratory.readings(of: recipe)
    let kelvin = 800 / 2.0
    #expect(readings.map(\.quantity) == [.temperature, .minutes])
    #expect(abs(readings[0].value - (kelvin - 273.15)) < 1e-9)
    let diffusivity = 1e-9 * exp(-50_000 / (8.314462618 * kelvin))
    #expect(abs(readings[1].value / (1000 * 4e-18 / diffusivity / 60) - 1) < 1e-12)
    #expect(readings.allSatisfy { $0.source == "a test" })
  }

  @Test
  func `nothing is told without figures, nor where χ never has the value`() {
    #expect(Laboratory().readings(of: recipe).isEmpty)
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 1, diffusivityPrefactor: 1e-16,
        chi: Laboratory.ChiLaw(constant: 3, slope: 100)))  // χ > 3 at every temperature
    #expect(laboratory.readings(of: recipe).isEmpty)
  }

  @Test
  func `a stated temperature gives minutes and repeats nothing`() {
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 1, diffusivityPrefactor: 1e-17, temperature: 140))
    let readings = laboratory.readings(of: recipe)
    #expect(readings.map(\.quantity) == [.minutes])
    #expect(abs(readings[0].value - 1000 * 1e-18 / 1e-17 / 60) < 1e-9)
  }
}
