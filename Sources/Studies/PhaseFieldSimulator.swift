package import InverseDesign
package import LatentDiffusion
import PhaseField
package import Volumes

/// The Cahn–Hilliard solver as inverse design sees it: a recipe in, a segmented film out.
///
/// Cuts, shape and spacing are the model card's, so that a simulated film is measured as the
/// films were on which the model was trained.
package struct PhaseFieldSimulator: FilmSimulator {
  private let cuts: PhaseCuts
  private let shape: Shape
  private let spacing: Spacing
  var settings = AnnealingSettings()

  /// Nil where the phases of the training set came with the data: no cuts make them from φ.
  package init?(card: ModelCard) {
    guard let cuts = card.phaseCuts else { return nil }
    self.cuts = cuts
    shape = card.shape
    spacing = card.spacing
  }

  package func simulate(_ recipe: Recipe, seed: UInt64) throws -> Volume {
    let process = try ProcessConditions(phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime)
    let field = try anneal(process, shape: shape, seed: seed, settings: settings)
    let film = cuts.segment(field)
    return Volume(shape: film.shape, spacing: spacing, labels: film.labels)
  }
}
