import InverseDesign
import LatentDiffusion
import PhaseField
import Volumes

/// The Cahn–Hilliard solver as inverse design sees it: a recipe in, a segmented film out.
///
/// Cuts, shape and spacing are the model card's, so that a simulated film is measured as the
/// films were on which the model was trained.
struct PhaseFieldSimulator: FilmSimulator {
  let card: ModelCard
  var settings = AnnealingSettings()

  func simulate(_ recipe: Recipe, seed: UInt64) throws -> Volume {
    let process = try ProcessConditions(phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime)
    let field = try anneal(process, shape: card.shape, seed: seed, settings: settings)
    let film = card.phaseCuts.segment(field)
    return Volume(shape: film.shape, spacing: card.spacing, labels: film.labels)
  }
}
