package import Descriptors
import Generation
package import ProcessModel

/// What films of a recipe have on average, and how much single films scatter about it, as inverse design
/// uses it: a ``ProcessModel/RecipeModel`` under the names of attributes, which learns from the films
/// of the run.
package struct ForwardModel: Sendable {
  private var model: RecipeModel

  package init(_ model: RecipeModel) { self.model = model }

  /// What it predicts.
  package var attributes: Set<Attribute> {
    Set(Attribute.named(model.quantities.map(\.name)))
  }

  /// Where there were films, one range for each process number.
  package var ranges: [ClosedRange<Double>] { model.ranges }

  /// nx·ny of the films that it was learnt from, voxels.
  package var filmArea: Double { model.filmArea }

  /// The means at a recipe, with what the goal's expressions make of them; nil where nothing separates.
  package func means(at recipe: Recipe, for goal: Goal) -> [Attribute: Double]? {
    let wanted = Set(goal.descriptors.map(\.rawValue))
    let means = model.means(
      phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime, of: wanted)
    guard let means else { return nil }
    return goal.completed(Attribute.keyed(means), predictions: recipe.estimates)
  }

  /// What films of a recipe have, by attribute; empty where nothing separates.
  ///
  /// - Parameter filmArea: nx·ny of the films for which the scatter is given; nil: the training films'.
  package func forecast(at recipe: Recipe, filmArea: Double? = nil) -> [Attribute: FilmStatistics] {
    let forecasts = try? model.forecast(
      phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime,
      filmArea: filmArea ?? model.filmArea)
    return Attribute.keyed((forecasts ?? []).map { ($0.name, $0.statistics) })
  }

  /// How the means change with φ, χ and log_time, by attribute.
  package func slopes(at recipe: Recipe) -> [Attribute: [Double]] {
    let forecasts = try? model.forecast(
      phi: recipe.phi, chi: recipe.chi, logTime: recipe.logTime, filmArea: model.filmArea)
    return Attribute.keyed((forecasts ?? []).map { ($0.name, $0.slopes) })
  }

  /// Takes in the films of one recipe.
  ///
  /// - Parameter filmArea: nx·ny of each, voxels.
  package mutating func learn(from proof: Verification, filmArea: Double) {
    let means = Dictionary(
      uniqueKeysWithValues: proof.mean.map { ($0.key.rawValue, $0.value) })
    model = model.learning(
      phi: proof.recipe.phi, chi: proof.recipe.chi, logTime: proof.recipe.logTime, means: means,
      films: proof.measuredFilms, filmArea: filmArea)
  }
}

extension Recipe {
  /// The recipe as the predictions of a film whose process is known.
  var estimates: [Attribute: Estimate] {
    Dictionary(
      uniqueKeysWithValues: ProcessAxis.allCases.map {
        ($0.attribute, Estimate(mean: self[$0], deviation: 0))
      })
  }
}
