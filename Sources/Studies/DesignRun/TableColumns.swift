import InverseDesign

/// The columns that the tables of a run always have, in their order; `docs/explanation/design.md` lists them.
package enum TableColumns {
  package static let candidates = [
    "rank", "seed", "sample", "error", "worst_attribute", "within_tolerance", "keeps_constraints",
  ]

  package static let front = ["point", "evaluation", "knee", "end", "chosen"]

  package static let pathways =
    [
      "rank", "origin", "phi", "sigma_phi", "chi", "sigma_chi", "chi_ratio", "log_time",
      "sigma_log_time", "annealing_time", "probability", "inside_window", "window_distance",
    ]
    + ["score"]
    + PathwayScore.Part.allCases.flatMap { ["score_\($0.rawValue)", "weight_\($0.rawValue)"] }
    + ["robustness", "robustness_attribute", "yield"]

  /// Of the recipe that counts.
  package static let proof = [
    "verdict", "proved_phi", "proved_chi", "proved_chi_ratio", "proved_log_time", "film_nx",
    "film_ny", "films", "recipes", "error_rate", "worst_deviation",
  ]

  package static let sweep = (first: ["point"], then: ["status", "reason"])
}
