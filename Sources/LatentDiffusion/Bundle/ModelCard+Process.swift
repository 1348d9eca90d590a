package import PhaseField
package import ProcessModel
import Volumes

extension ModelCard {
  /// The physics by which a recipe of this model is simulated: the card's, and where it has none the
  /// solver's defaults, which those of the first corpora were.
  package var simulationPhysics: AnnealingSettings { physics ?? AnnealingSettings() }

  /// The process axes: a model whose training films have all three knows their recipes.
  private static let axes = ["phi", "chi", "log_time"]

  /// The coordinates of recipes, by the molecules of the physics.
  var recipeCoordinates: RecipeCoordinates {
    let physics = simulationPhysics
    return RecipeCoordinates(
      donorLength: physics.donorLength, acceptorLength: physics.acceptorLength,
      gradientCoefficient: physics.gradientCoefficient, mobility: physics.mobility,
      noise: physics.noise)
  }

  /// What films of a recipe have, learnt from the training films of the bundle in `folder`; nil where
  /// the card has no forward model.
  ///
  /// - Complexity: O(n³) for each quantity, n at most 1,400: some tenths of a second.
  package func recipeModel(
    in folder: String, of wanted: Set<String>? = nil
  ) throws -> RecipeModel? {
    guard let process else { return nil }
    let chosen = process.filter { wanted?.contains($0.name) ?? true }
    return try Self.recipeModel(
      TrainingAttributes.load(folder, card: self), names: chosen.map(\.name),
      kernels: Dictionary(chosen.map { ($0.name, $0.kernel) }) { first, _ in first },
      card: self)
  }

  /// Fits the forward model to the training films of the bundle in `folder`, quantity by quantity.
  ///
  /// Leaves the card without one where recipes are not known, the films were not simulated at a cut of
  /// φ, or too few of them are there.
  ///
  /// - Complexity: some ten seconds of one core for each quantity.
  package mutating func fitProcess(in folder: String) throws(LatentDiffusionError) {
    process = nil
    guard phaseCuts != nil, Self.axes.allSatisfy(attributes.contains) else { return }
    let training = try TrainingAttributes.load(folder, card: self)
    let names = attributes.filter { !Self.axes.contains($0) }
    let fits = names.compactMap { name in
      // A quantity of too few films, or of one value, has no forward model; the others have.
      (try? Self.recipeModel(training, names: [name], kernels: [:], card: self))?.fits.first
    }
    process = fits.isEmpty ? nil : fits
  }

  private static func recipeModel(
    _ training: TrainingAttributes, names: [String], kernels: [String: FilmKernel], card: ModelCard
  ) throws -> RecipeModel {
    let axes = try training.columns(Self.axes)
    return try RecipeModel(
      recipes: (0..<training.rows).map { row in
        (phi: axes[3 * row], chi: axes[3 * row + 1], logTime: axes[3 * row + 2])
      }, series: training.series,
      values: names.map { ($0, try training.columns([$0])) },
      filmArea: Double(card.shape.nx) * Double(card.shape.ny),
      coordinates: card.recipeCoordinates,
      kernels: kernels)
  }
}
