package import InverseDesign

/// How pathways are ranked.
package struct PathwayPlan: Equatable, Sendable {
  package var weights = PathwaySettings.Weights()
  /// How well the process can be kept to a recipe, one standard deviation of each number.
  package var scatter = PathwaySettings().scatter
  /// The most pathways that are told.
  package var keep = PathwaySettings().keep
  /// The most recipes that are taken from the forward model, beside those that the candidates tell.
  package var inverted = 2

  /// - Parameter simulated: Pathways that must be told since they are simulated.
  func settings(simulated: Int) -> PathwaySettings {
    PathwaySettings(keep: max(keep, simulated), weights: weights, scatter: scatter)
  }
}

/// For which pathways other recipes are tried where films of the first do not verify it.
package struct RefinementPlan: Equatable, Sendable {
  /// The number of pathways, the most promising first.
  package var pathways = 1
  /// The most other recipes that are simulated for one pathway.
  package var recipes = 5
}
