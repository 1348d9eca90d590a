import Evaluation
import InverseDesign
import LatentDiffusion
import Studies
import Testing

/// Samples beside films of one recipe, where the samples are films themselves.
@Suite struct EvaluationRecipeTests {
  private let recipe = Recipe(phi: 0.5, chi: 3.2, logTime: 1.6)

  /// What `evaluate` finds for three films, from noises `seed` and on, that pass for samples of a model
  /// whose predictor reads the recipe from them.
  private func found(seed: UInt64, logTime: Double) throws -> EvaluationReport.OneRecipe {
    try EvaluateBundle.inFolder { _, model, _ in
      let card = try ModelCard.load(model)
      let simulator = try #require(PhaseFieldSimulator(card: card))
      let samples = try (0..<3).map {
        let film = Recipe(phi: recipe.phi, chi: recipe.chi, logTime: logTime)
        return StructurePrint(
          try simulator.simulate(film, seed: seed + UInt64($0)), sides: card.sides)
      }
      let predicted = [
        "phi": try #require(Summary([recipe.phi])), "chi": try #require(Summary([recipe.chi])),
        "log_time": try #require(Summary([recipe.logTime])),
      ]
      let comparison = try #require(
        EvaluationRecipe(card: card, films: 3, seed: 5, listener: Listener()))
      return try #require(try comparison.compare(predicted, samples))
    }
  }

  @Test func `the very films of the recipe differ as films do`() throws {
    let found = try found(seed: 5, logTime: recipe.logTime)
    #expect((found.phi, found.chi, found.logTime) == (recipe.phi, recipe.chi, recipe.logTime))
    for distances in [found.correlations, found.chords] {
      #expect(distances.samples == distances.films)
      #expect(distances.films.count == 3, "pairs")
      #expect(distances.across.count == 9)
      #expect(distances.across.least == 0, "a film beside itself")
      #expect(distances.diversity == 1)
    }
  }

  @Test func `films of another time are farther away than other noises are`() throws {
    let same = try found(seed: 50, logTime: recipe.logTime)
    let later = try found(seed: 50, logTime: recipe.logTime + 0.8)
    #expect(same.correlations.across.least > 0)
    #expect(same.correlations.films == later.correlations.films)
    // such small films differ much by noise alone: measured 1.25
    #expect(later.correlations.across.median > 1.1 * same.correlations.across.median)
  }
}
