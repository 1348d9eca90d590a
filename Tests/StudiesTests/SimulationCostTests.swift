import Foundation
import InverseDesign
import PhaseField
import Studies
import Testing
import Volumes

@Suite struct SimulationCostTests {
  @Test(arguments: [Recipe(phi: 0.5, chi: 3, logTime: 2), Recipe(phi: 0.4, chi: 2.6, logTime: 2.3)])
  func `a narrow film takes about as many steps as the wide one that it stands for`(
    recipe: Recipe
  ) throws {
    let (shape, settings) = (Shape(nx: 48, ny: 48, nz: 16), AnnealingSettings())
    let cost = try SimulationCost(recipe, shape: shape, settings: settings)
    let film = try Annealing(
      settings.equation(interactionParameter: recipe.chi),
      from: try mixedFilm(recipe.phi, shape: shape, seed: 2, settings: settings),
      stoppingAt: [pow(10, recipe.logTime)], settings: settings)
    while try film.next() != nil {}
    #expect(cost.pilot == Shape(nx: 12, ny: 12, nz: 16))
    // Another noise and a sixteenth of the waves: the local error differs by a quarter at most.
    let ratio = Double(cost.steps) / Double(film.state.step)
    #expect(abs(ratio - 1) < 0.25)
    #expect(cost.secondsPerStep > 0)
  }
}
