package import InverseDesign
package import LatentDiffusion
package import Ledger
import ProcessModel
import Reports

/// What a design works with besides its study: the model, the physics, and where results go.
///
/// ``init(of:threads:)`` fills it from a model bundle. A test fills it with stand-ins, so that the
/// whole design runs without a network, a solver or gnuplot.
package struct DesignParts {
  /// SHA-256 of the model bundle; a run is resumed with the same model only.
  package var modelDigest: String
  package var model: any MicrostructureModel
  /// How the model draws samples.
  package var sampler: SamplerSettings
  /// Volume fractions that every sample has to a voxel.
  package var exactFractions: ExactFractions?
  /// What films of a recipe have, by wide films where the bundle has some; nil where the model learnt no
  /// recipes.
  package var forward: ForwardModel?
  /// The same by films of the model's own width, where ``forward`` rests on wide ones.
  package var smallFilms: ForwardModel?
  /// Makes the films of recipes; nil where no cuts of φ make the model's phases.
  package var simulator: (any FilmAnnealing)?
  /// Opens the ledger in a file.
  package var openLedger: (_ path: String, RunLedger.Access) throws -> RunLedger = {
    try RunLedger(at: $0, $1)
  }
  /// Draws the report of a run folder and gives the path of its page.
  package var drawReport: (_ folder: String, Listener) throws -> String = { folder, listener in
    let drawn = try Reports.drawReport(of: folder) {
      listener.progress(StageProgress(stage: "report", done: $0.done, total: $0.total))
    }
    drawn.skipped.forEach(listener.remark)
    return drawn.page
  }

  package init(
    modelDigest: String, model: any MicrostructureModel, sampler: SamplerSettings,
    forward: ForwardModel?, simulator: (any FilmAnnealing)?
  ) {
    self.modelDigest = modelDigest
    self.model = model
    self.sampler = sampler
    self.forward = forward
    self.simulator = simulator
  }

  /// Loads the networks of the study's model.
  init(of settled: SettledStudy, threads: Int) throws {
    let (card, bundle) = (settled.card, settled.bundle)
    let model = NetworkModel(
      generator: try SampleGenerator(folder: bundle, threads: threads),
      plan: settled.study.sampler, exact: try settled.study.exactFractions(),
      spacing: card.spacing)
    self.init(
      modelDigest: try ModelShelf.digest(of: bundle), model: model, sampler: model.settings,
      forward: try card.forwardModel(in: bundle).map { ForwardModel($0) },
      simulator: PhaseFieldSimulator(card: card))
    if card.wideFilms != nil {
      smallFilms = try card.recipeModel(in: bundle).map { ForwardModel($0) }
    }
    exactFractions = model.exact
  }
}
