import Foundation
package import InverseDesign
package import LatentDiffusion
import PhaseField
import Support
package import Volumes

/// The Cahn–Hilliard solver as inverse design sees it: a blend and a seed in, segmented films out.
///
/// Cuts, shape, spacing and physics are the model card's, so that a simulated film is made and measured
/// as the films were on which the model was trained.
package struct PhaseFieldSimulator: FilmAnnealing {
  private let cuts: PhaseCuts
  private let shape: Shape
  private let spacing: Spacing
  private let physics: AnnealingSettings

  /// Nil where the phases of the training set came with the data: no cuts make them from φ.
  package init?(card: ModelCard) {
    guard let cuts = card.phaseCuts else { return nil }
    self.cuts = cuts
    shape = card.shape
    spacing = card.spacing
    physics = card.simulationPhysics
  }

  /// The film of a recipe.
  ///
  /// - Parameter size: In the film plane; nil: the training films'.
  package func simulate(_ recipe: Recipe, size: FilmSize? = nil, seed: UInt64) throws -> Volume {
    var made: Volume?
    try anneal(
      recipe.blend, size: size ?? FilmSize(nx: shape.nx, ny: shape.ny), seed: seed,
      at: [recipe.logTime],
      threads: Threads.all
    ) { made = $1 }
    return made!
  }

  package func anneal(
    _ blend: Blend, size: FilmSize, seed: UInt64, at logTimes: [Double], threads: Int,
    body: (_ logTime: Double, _ film: Volume) throws -> Void
  ) throws {
    guard let last = logTimes.last else { return }
    let process = try ProcessConditions(phi: blend.phi, chi: blend.chi, logTime: last)
    var settings = physics
    settings.threads = threads
    let annealing = try Annealing(
      settings.equation(interactionParameter: process.chi),
      from: try mixedFilm(
        process.phi, shape: Shape(nx: size.nx, ny: size.ny, nz: shape.nz), seed: seed,
        settings: settings),
      stoppingAt: logTimes.map { pow(10, $0) }, settings: settings, seed: seed)
    var next = 0
    while let state = try annealing.next() {
      guard state.isStop else { continue }
      let film = cuts.segment(annealing.field)
      try body(
        logTimes[next], Volume(shape: film.shape, spacing: spacing, labels: film.labels))
      next += 1
    }
  }
}
