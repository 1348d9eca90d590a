public import InverseDesign
import StrictYAML

/// How pathways are ranked.
public struct PathwayPlan: Equatable, Sendable {
  public var weights = PathwaySettings.Weights()
  /// How well the process can be kept to a recipe, one standard deviation of each number.
  public var scatter = PathwaySettings().scatter
  /// The most pathways that are told.
  public var keep = PathwaySettings().keep
  /// The most recipes that are taken from the forward model, beside those that the candidates tell.
  public var inverted = 2

  /// - Parameter simulated: Pathways that must be told since they are simulated.
  func settings(simulated: Int) -> PathwaySettings {
    PathwaySettings(keep: max(keep, simulated), weights: weights, scatter: scatter)
  }
}

/// For which pathways other recipes are tried where films of the first do not verify it.
public struct RefinementPlan: Equatable, Sendable {
  /// The number of pathways, best first; one that is within tolerance already stays as it is.
  public var pathways = 1
  /// The most other recipes that are simulated for one pathway.
  public var recipes = 3
}

extension PathwayPlan {
  init(_ node: SettingsNode?) throws(SettingsError) {
    guard let node else { return }
    let root = try node.mapping(allowing: ["weights", "scatter", "keep", "inverted"])
    inverted = try root.integer("inverted", in: 0...20, default: inverted)
    keep = try root.integer("keep", in: 1...100, default: keep)
    if let node = root["weights"] { weights = try Self.weights(node) }
    if let node = root["scatter"] {
      let values = try node.mapping(allowing: ["phi", "chi", "log_time"])
      scatter = Recipe(
        phi: try values.number("phi", in: 0...0.5, default: scatter.phi),
        chi: try values.number("chi", in: 0...10, default: scatter.chi),
        logTime: try values.number("log_time", in: 0...10, default: scatter.logTime))
    }
  }

  private static func weights(
    _ node: SettingsNode
  ) throws(SettingsError) -> PathwaySettings.Weights {
    let values = try node.mapping(allowing: PathwaySettings.Weights.names)
    let own = PathwaySettings.Weights()
    func weight(_ name: String) throws(SettingsError) -> Double {
      try values.number(name, in: 0...1000, default: own[name])
    }
    let weights = PathwaySettings.Weights(
      probability: try weight("probability"), annealing: try weight("annealing"),
      window: try weight("window"), robustness: try weight("robustness"),
      verified: try weight("verified"))
    guard PathwaySettings.Weights.names.contains(where: { weights[$0] > 0 }) else {
      throw node.error("at least one weight must be above 0")
    }
    return weights
  }

  var lines: [String] {
    let names = PathwaySettings.Weights.names
    let parts = names.map { "\($0): \(weights[$0])" }.joined(separator: ", ")
    return [
      "pathways:", "  keep: \(keep)", "  inverted: \(inverted)", "  weights: { \(parts) }",
      "  scatter: { phi: \(scatter.phi), chi: \(scatter.chi), log_time: \(scatter.logTime) }",
    ]
  }
}

extension RefinementPlan {
  init(_ node: SettingsNode?) throws(SettingsError) {
    guard let node else { return }
    let root = try node.mapping(allowing: ["pathways", "recipes"])
    pathways = try root.integer("pathways", in: 0...100, default: pathways)
    recipes = try root.integer("recipes", in: 1...1000, default: recipes)
  }

  var lines: [String] {
    [
      "refinement:", "  pathways: \(pathways)", "  recipes: \(recipes)",
    ]
  }
}
