import Foundation
package import InverseDesign
package import PhaseField
package import Volumes

/// What one simulated film of a recipe takes, from a few of its steps and a pilot film.
///
/// The length of a step follows the local error, a property of the equation and hardly of the
/// film's width: a narrow film of the same height tells how many steps the wide one will take.
package struct SimulationCost {
  /// The pilot's sides in the film plane are this part of the film's.
  private static let narrowing = 4
  /// The first step plans the transforms; the others are alike.
  private static let timedSteps = 6

  package let pilot: Shape
  package let steps: Int
  package let secondsPerStep: Double

  package var seconds: Double { Double(steps) * secondsPerStep }

  /// - Complexity: One film of a sixteenth of the voxels, and six steps of the whole one.
  package init(_ recipe: Recipe, shape: Shape, settings: AnnealingSettings) throws {
    pilot = Shape(
      nx: max(1, shape.nx / Self.narrowing), ny: max(1, shape.ny / Self.narrowing), nz: shape.nz)
    try settings.check()
    let narrow = try Self.annealing(recipe, shape: pilot, settings: settings)
    while try narrow.next() != nil {}
    steps = narrow.state.step
    let wide = try Self.annealing(recipe, shape: shape, settings: settings)
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<Self.timedSteps {
      let start = clock.now
      guard try wide.next() != nil else { break }
      times.append((clock.now - start) / .seconds(1))
    }
    secondsPerStep = times.sorted()[times.count / 2]
  }

  private static func annealing(
    _ recipe: Recipe, shape: Shape, settings: AnnealingSettings
  ) throws -> Annealing {
    let process = try ProcessConditions(
      phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime)
    return try Annealing(
      settings.equation(interactionParameter: process.chi),
      from: try mixedFilm(process.phi, shape: shape, seed: 1, settings: settings),
      stoppingAt: [pow(10, process.logTime)], settings: settings)
  }
}
