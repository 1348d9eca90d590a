import Descriptors
import InverseDesign
import LatentDiffusion
import Ledger
import Volumes

extension DesignRun {
  /// Simulates films of the most promising pathways until they prove a recipe, and of recipes near by
  /// where they do not.
  func prove(_ pathways: [Pathway]) throws -> (proved: [ProvedPathway], films: SimulationBook?) {
    var proved = pathways.map { ProvedPathway(pathway: $0) }
    let count = min(study.verification.pathways, proved.count)
    guard count > 0, let book = try simulationBook() else { return (proved, nil) }
    let plan = ProofPlan(study: study, card: card)
    var (model, tried) = (parts.forward, 0)
    let inversion = model.flatMap {
      RecipeInversion(goal: goal, window: study.window, ranges: $0.ranges)
    }
    for (turn, index) in try promising(proved.map(\.pathway), inversion).prefix(count).enumerated()
    {
      let settings = plan.settings(turn: turn)
      let recipe = proved[index].pathway.recipe
      let proof = try RecipeProof.run(
        from: model.flatMap { try? inversion?.nearest(to: recipe, by: $0) } ?? recipe,
        goal: goal, inversion: inversion, model: &model, simulator: book, settings: settings,
        budget: plan.budget, tried: tried,
        size: { plan.filmSize(of: $0, number: $1, goal: goal, by: parts.forward) }
      ) { number, films in
        let note = "recipe \(number + 1), \(films) films"
        listener.progress(
          StageProgress(stage: "proof", done: turn, total: count, note: note))
      }
      tried += settings.recipes
      proved[index].proof = proof
    }
    return (proved, book)
  }

  /// The pathways in the order of their proof: by how well the forward model says their films meet the goal,
  /// after the least move; by rank where there is no forward model.
  private func promising(_ pathways: [Pathway], _ inversion: RecipeInversion?) throws -> [Int] {
    guard let model = parts.forward, let inversion else { return Array(pathways.indices) }
    let misfits = try pathways.map { pathway in
      inversion.misfit(at: try inversion.nearest(to: pathway.recipe, by: model), by: model)
    }
    return pathways.indices.sorted {
      (misfits[$0] ?? .infinity, $0) < (misfits[$1] ?? .infinity, $1)
    }
  }

  /// Nil, with a remark, where no cuts of φ make the model's phases.
  private func simulationBook() throws -> SimulationBook? {
    guard let simulator = parts.simulator else {
      listener.remark(
        "no pathway is simulated: the phases that \(card.name) learnt came with the data, and no "
          + "cuts of φ make them")
      return nil
    }
    return try SimulationBook(
      simulator, measurer: measurer, ledger: ledger, folder: folder, thickness: card.shape.nz)
  }
}
