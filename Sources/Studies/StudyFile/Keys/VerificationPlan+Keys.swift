import InverseDesign
import StrictYAML

extension VerificationPlan {
  /// The section `verification`.
  static let section = KeySection(
    VerificationPlan(),
    settle: { root, plan throws(SettingsError) in
      if root["films"] == nil { plan.films = max(plan.films, plan.seeds) }
      guard plan.films >= plan.seeds else {
        throw root.error("\(plan.films) films in all are fewer than the \(plan.seeds) at first")
      }
    }
  ) {
    Key(
      "pathways", \.pathways, .integer(in: 0...100),
      "pathways to simulate, the most promising first")
    Key(
      "seeds", \.seeds, .integer(in: 1...1000),
      "films of a recipe at first, each from initial noise of its own")
    Key(
      "films", \.films, .integer(in: 1...1000), range: "`seeds` … 1000",
      "most films of a recipe: their number is doubled until they verify it or show that it misses")
    Key(
      "width", \.width, .integer(in: 8...4096), unit: "voxels",
      standard: "as wide as the tolerances need",
      """
      of every film along x and y; without it the least at which `films` films tell, from 192 \
      to 512, and at least that of the model's films
      """)
  }
}

extension RefinementPlan {
  /// The section `refinement`.
  static let section = KeySection(RefinementPlan()) {
    Key(
      "pathways", \.pathways, .integer(in: 0...100),
      "simulated pathways for which other recipes are tried where films do not verify the first")
    Key(
      "recipes", \.recipes, .integer(in: 1...1000),
      "most other recipes of one pathway, each judged by films of its own")
  }
}
