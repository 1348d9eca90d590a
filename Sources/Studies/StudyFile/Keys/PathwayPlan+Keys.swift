import InverseDesign
import StrictYAML

extension PathwayPlan {
  /// The section `pathways`.
  static let section = KeySection(PathwayPlan()) {
    Key("keep", \.keep, .integer(in: 1...100), "most pathways that are reported of the candidates'")
    Key(
      "inverted", \.inverted, .integer(in: 0...20),
      "most recipes that are taken from the forward model of the process, beside those")
    Key(
      "weights", \.weights, .group(PathwaySettings.Weights.section),
      "how much each part of the score counts; not all are 0")
    Key(
      "scatter", \.scatter, .group(Recipe.scatterSection),
      "how well the process can be kept to a recipe, one standard deviation of each number")
  }
}

extension PathwaySettings.Weights {
  fileprivate static let section = KeySection(
    Self(),
    settle: { root, weights throws(SettingsError) in
      guard PathwayScore.Part.allCases.contains(where: { weights[$0] > 0 }) else {
        throw root.error("at least one weight must be above 0")
      }
    }
  ) {
    Key(
      "probability", \.probability, .number(in: limit),
      "the pathway's probability")
    Key(
      "annealing", \.annealing, .number(in: limit),
      "a short annealing time: 1 for the shortest that was predicted, 0 for the longest")
    Key(
      "window", \.window, .number(in: limit), "the probability that the process lies in the window")
    Key(
      "robustness", \.robustness, .number(in: limit),
      "how little the scatter of the process moves the targets")
    Key(
      "yield", \.yield, .number(in: limit),
      "the share of films that meet the targets although the process scatters by `scatter`; above 0, the recipes "
        + "from the forward model are those with the largest yield rather than the nearest means")
    Key(
      "verified", \.verified, .number(in: limit),
      "how well simulated films meet the targets; 0 without any")
  }

  private static let limit = 0.0...1000
}

extension Recipe {
  /// The group `scatter`: standard deviations, in the form of a recipe.
  fileprivate static let scatterSection = KeySection(PathwaySettings().scatter) {
    Key("phi", \.phi, .number(in: 0...0.5), "of the donor volume fraction")
    Key("chi", \.chi, .number(in: 0...10), "of the interaction parameter χ")
    Key("log_time", \.logTime, .number(in: 0...10), "of log₁₀ of the annealing time")
  }
}
