import Foundation
import PhaseField
import Testing

@Suite struct SettingsTests {
  @Test func `settings written before a setting was invented mean what they meant`() throws {
    let old = """
      {"gradientCoefficient": 2, "mobility": 1, "donorLength": 3, "acceptorLength": 1,
       "noise": 0.02, "scheme": "exponentialEuler", "tolerance": 0.01, "threads": 2}
      """
    let read = try JSONDecoder().decode(AnnealingSettings.self, from: Data(old.utf8))
    let meant = AnnealingSettings(
      gradientCoefficient: 2, donorLength: 3, noise: 0.02, scheme: .exponentialEuler,
      tolerance: 0.01, threads: 2)
    #expect(read == meant)
  }

  @Test func `settings come back from JSON as they were`() throws {
    let settings = AnnealingSettings(
      acceptorLength: 2, mobilityLaw: .degenerate, cathode: SurfaceEnergy(linear: -1, quadratic: 2),
      anode: SurfaceEnergy(linear: 0.5), thermalNoise: 1e-3)
    let text = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(AnnealingSettings.self, from: text) == settings)
  }

  @Test(arguments: [
    ("thermal_noise", AnnealingSettings(thermalNoise: -1)),
    ("cathode linear", AnnealingSettings(cathode: SurfaceEnergy(linear: .nan))),
    ("anode quadratic", AnnealingSettings(anode: SurfaceEnergy(quadratic: 1e9))),
  ])
  func `a setting outside its range is refused by name`(name: String, settings: AnnealingSettings) {
    let error = #expect(throws: PhaseFieldError.self) { try settings.check() }
    #expect(error?.description.contains(name) == true)
  }
}
