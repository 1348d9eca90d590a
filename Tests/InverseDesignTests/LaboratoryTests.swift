import Foundation
import InverseDesign
import PhaseField
import Testing
import Volumes

struct LaboratoryTests {
  private let recipe = Recipe(phi: 0.577, chi: 2.5, logTime: 3)
  private let physics = AnnealingSettings()

  @Test
  func `equal weights of P3HT and PCBM are a volume fraction of 0,577`() throws {
    let laboratory = Laboratory(densities: Laboratory.Densities(donor: 1.10, acceptor: 1.50))
    let reading = try #require(laboratory.readings(of: recipe, physics: physics).first)
    #expect(reading.quantity == .donorWeight)
    // φ = (1/1.1)/(1/1.1 + 1/1.5) = 0.57692
    #expect(abs(reading.value - 50) < 0.01)
  }

  @Test
  func `the temperature is that at which χ has its value, and the diffusivity follows it`() throws {
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 2, diffusivityPrefactor: 1e-9, diffusivityActivation: 50,
        chi: Laboratory.ChiLaw(constant: 0.5, slope: 800)))
    let readings = laboratory.readings(of: recipe, physics: physics)
    let kelvin = 800 / 2.0
    #expect(readings.map(\.quantity) == [.temperature, .minutes, .interfaceWidth])
    #expect(abs(readings[0].value - (kelvin - 273.15)) < 1e-9)
    // A tracer diffusivity D gives M = D φ(1 − φ), and the simulation's M is 1.
    let mobility = 1e-9 * exp(-50_000 / (8.314462618 * kelvin)) * 0.577 * 0.423
    #expect(abs(readings[1].value / (1000 * 4e-18 / mobility / 60) - 1) < 1e-12)
    #expect(readings.allSatisfy { $0.source == "a test" })
  }

  /// A wave of labelled molecules in a blend without interaction decays as exp(−D q² t): the minutes of the
  /// time in which the simulated wave falls to 1/e are 1/(D q²), whatever the laws of the simulation.
  @Test(arguments: [MobilityLaw.constant, .degenerate], [(1.0, 1.0), (2.0, 1.0)])
  func `a tracer diffusivity is that of a simulated wave's decay`(
    law: MobilityLaw, lengths: (donor: Double, acceptor: Double)
  ) throws {
    let physics = AnnealingSettings(
      gradientCoefficient: 0.01, mobility: 0.7, donorLength: lengths.donor,
      acceptorLength: lengths.acceptor, tolerance: 1e-5, mobilityLaw: law)
    let time = try decayTime(physics, χ: 0, mean: 0.4)
    let (voxel, diffusivity) = (1.5, 2e-17)  // nm, m²/s
    let q = 2 * Double.pi / (48 * voxel * 1e-9)
    let minutes = try minutes(
      Recipe(phi: 0.4, chi: 2.6, logTime: log10(time)), .tracer, voxel, diffusivity, physics)
    #expect(abs(minutes / (1 / (diffusivity * q * q) / 60) - 1) < 0.01)
  }

  /// The same of a wave in the phases that coexist, which feels χ.
  @Test
  func `a mutual diffusivity is that of a wave in a phase that coexists`() throws {
    let physics = AnnealingSettings(gradientCoefficient: 0.01, tolerance: 1e-5)
    let χ = 2.6
    let binodal = try #require(
      FloryHuggins(interactionParameter: χ).binodal, "χ is above the critical one")
    let time = try decayTime(physics, χ: χ, mean: binodal.lowerBound)
    let (voxel, diffusivity) = (1.5, 2e-17)
    let q = 2 * Double.pi / (48 * voxel * 1e-9)
    let minutes = try minutes(
      Recipe(phi: 0.5, chi: χ, logTime: log10(time)), .mutual, voxel, diffusivity, physics)
    #expect(abs(minutes / (1 / (diffusivity * q * q) / 60) - 1) < 0.01)
  }

  /// φ(x) = tanh-like between the coexisting phases: the steepest slope of a relaxed simulated profile.
  @Test(arguments: [2.4, 3.0, 3.8])
  func `the width of an interface is that of a relaxed film`(χ: Double) throws {
    let physics = AnnealingSettings()
    let equation = physics.equation(interactionParameter: χ)
    let binodal = try #require(equation.freeEnergy.binodal)
    let shape = Shape(nx: 64, ny: 2, nz: 2)
    let values = (0..<shape.count).map { index in
      Float((16..<48).contains(index % 64) ? binodal.upperBound : binodal.lowerBound)
    }
    let annealing = try Annealing(
      equation, from: Field(shape: shape, spacing: Spacing(cube: 1), values: values),
      stoppingAt: [300], settings: physics)
    while try annealing.next() != nil {}
    let row = (0..<64).map { Double(annealing.field.values[$0]) }
    let steepest = (0..<63).map { abs(row[$0 + 1] - row[$0]) }.max()!
    let width = try #require(
      equation.freeEnergy.interfaceWidth(gradientCoefficient: physics.gradientCoefficient))
    // A difference over one voxel is a little less steep than the slope.
    let found = (row.max()! - row.min()!) / steepest
    #expect(found > 0.98 * width && found < 1.15 * width, "\(found) for \(width)")
  }

  @Test
  func `nothing is said without figures, nor where χ never has the value`() {
    #expect(Laboratory().readings(of: recipe, physics: physics).isEmpty)
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 1, diffusivityPrefactor: 1e-16,
        chi: Laboratory.ChiLaw(constant: 3, slope: 100)))  // χ > 3 at every temperature
    let quantities = laboratory.readings(of: recipe, physics: physics).map(\.quantity)
    #expect(quantities == [.interfaceWidth])
  }

  @Test
  func `a stated temperature gives minutes and repeats nothing`() {
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: 1, diffusivityPrefactor: 1e-17, temperature: 140))
    let readings = laboratory.readings(of: recipe, physics: physics)
    #expect(readings.map(\.quantity) == [.minutes, .interfaceWidth])
    #expect(
      abs(readings[0].value - 1000 * 1e-18 / (1e-17 * 0.577 * 0.423) / 60) < 1e-9)
  }

  private func minutes(
    _ recipe: Recipe, _ kind: Laboratory.DiffusivityKind, _ voxel: Double, _ diffusivity: Double,
    _ physics: AnnealingSettings
  ) throws -> Double {
    let laboratory = Laboratory(
      calibration: Laboratory.Calibration(
        source: "a test", voxelLength: voxel, diffusivityPrefactor: diffusivity,
        diffusivityKind: kind, temperature: 140))
    let readings = laboratory.readings(of: recipe, physics: physics)
    return try #require(readings.first { $0.quantity == .minutes }).value
  }

  /// The dimensionless time in which a wave of 48 voxels falls to 1/e, by simulation.
  private func decayTime(_ physics: AnnealingSettings, χ: Double, mean: Double) throws -> Double {
    let equation = physics.equation(interactionParameter: χ)
    let shape = Shape(nx: 48, ny: 2, nz: 2)
    let values = (0..<shape.count).map { index in
      Float(mean + 0.005 * cos(2 * Double.pi * Double(index % 48) / 48))
    }
    let time = 20.0
    let annealing = try Annealing(
      equation, from: Field(shape: shape, spacing: Spacing(cube: 1), values: values),
      stoppingAt: [time], settings: physics)
    while try annealing.next() != nil {}
    let left = amplitude(annealing.field) / 0.005
    try #require(left > 0.05 && left < 0.95)
    return -time / log(left)
  }

  private func amplitude(_ field: Field) -> Double {
    let waves = (0..<48).map { Double(field.values[$0]) * cos(2 * Double.pi * Double($0) / 48) }
    return waves.reduce(0, +) / 24
  }
}
