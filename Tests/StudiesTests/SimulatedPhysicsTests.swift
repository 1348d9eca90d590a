import Foundation
import InverseDesign
import LatentDiffusion
import PhaseField
import Testing
import Volumes

import Studies

/// A recipe is proved by the physics that it was learnt from.
struct SimulatedPhysicsTests {
  private func card(_ physics: AnnealingSettings?) throws -> ModelCard {
    var card = try ModelCard.load(ModelShelf.folder(of: "three-phase-64"))
    card.shape = Shape(nx: 16, ny: 16, nz: 8)
    card.physics = physics
    return card
  }

  private var other: AnnealingSettings {
    AnnealingSettings(
      gradientCoefficient: 2, donorLength: 2, acceptorLength: 1, mobilityLaw: .degenerate)
  }

  @Test func `a film is made with the card's physics, bit for bit as simulate makes it`() throws {
    let card = try card(other)
    let recipe = Recipe(phi: 0.45, chi: 2.9, logTime: 1.2)
    let film = try #require(PhaseFieldSimulator(card: card)).simulate(recipe, seed: 5)
    let folder = NSTemporaryDirectory() + "simulated-physics-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = SimulateOptions(
      phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime, shape: card.shape, seed: 5,
      cuts: card.phaseCuts, out: folder + "/film.vti")
    options.physics.gradientCoefficient = 2
    options.physics.donorLength = 2
    options.physics.isDegenerate = true
    try Studies.simulate(options, listener: Listener())
    #expect(film.labels == (try readVolume(at: folder + "/film.vti")).labels)
    let usual = try #require(PhaseFieldSimulator(card: self.card(nil))).simulate(recipe, seed: 5)
    #expect(film.labels != usual.labels)
  }

  @Test func `χ_c is that of the card's molecules`() throws {
    #expect(try card(nil).simulationPhysics.criticalChi == 2)
    let critical = try card(other).simulationPhysics.criticalChi
    #expect(abs(critical - 0.5 * pow(1 / 2.0.squareRoot() + 1, 2)) < 1e-12)
  }
}
