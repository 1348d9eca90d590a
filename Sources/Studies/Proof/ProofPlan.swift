import InverseDesign
import LatentDiffusion
import Volumes

/// How the films of a study's proof are sized, counted and seeded.
struct ProofPlan {
  let study: Study
  let card: ModelCard

  /// Of the pathway whose proof is the `turn`-th, counted from 0.
  func settings(turn: Int) -> ProofSettings {
    ProofSettings(
      firstFilms: study.verification.seeds,
      mostFilms: max(study.verification.seeds, study.verification.films),
      recipes: recipes(turn: turn), seed: seed(turn))
  }

  /// Over all pathways that are proved.
  var budget: ErrorBudget {
    ErrorBudget(
      recipes: (0..<study.verification.pathways).reduce(0) { $0 + recipes(turn: $1) },
      looks: settings(turn: 0).looks.count)
  }

  /// The study's width, or the least at which the films that are allowed can tell.
  ///
  /// - Parameter number: How many recipes the run tried before: later ones have a smaller part of the error.
  func filmSize(
    of recipe: Recipe, number: Int, goal: Goal, by model: ForwardModel?
  ) -> FilmSize {
    let trained = FilmSize(nx: card.shape.nx, ny: card.shape.ny)
    if let width = study.verification.width { return FilmSize(nx: width, ny: width) }
    guard let model else { return trained }
    let sizing = FilmSizing(trained: trained, films: settings(turn: 0).mostFilms)
    return sizing.size(
      for: goal, at: recipe, by: model, errorRate: budget.level(ofRecipe: number))
  }

  /// The pathway's own recipe, and as many others as the study allows.
  private func recipes(turn: Int) -> Int {
    1 + (turn < study.refinement.pathways ? study.refinement.recipes : 0)
  }

  /// Seeds of the initial noise follow from the study's seed and the pathway's turn.
  private func seed(_ turn: Int) -> UInt64 {
    study.seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64((turn + 1) * 1_000_000)
  }
}
