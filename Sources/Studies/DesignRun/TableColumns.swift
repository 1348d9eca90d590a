import InverseDesign

/// The columns that the tables of a run always have, in their order; `docs/explanation/design.md` lists them.
package enum TableColumns {
  package static let candidates = [
    "rank", "seed", "sample", "error", "worst_attribute", "within_tolerance", "keeps_constraints",
  ]

  package static let front = ["point", "evaluation", "knee", "end", "chosen"]

  package static let pathways =
    [
      "rank", "phi", "sigma_phi", "chi", "sigma_chi", "chi_over_chi_c", "log_time",
      "sigma_log_time", "annealing_time", "probability", "inside_window", "window_distance",
    ]
    + ["score"] + PathwaySettings.Weights.names.flatMap { ["score_\($0)", "weight_\($0)"] }
    + ["robustness", "robustness_attribute", "verified", "conclusive"]

  package static let refined = [
    "refined_phi", "refined_chi", "refined_chi_over_chi_c", "refined_log_time", "refined_recipes",
    "refined_films", "refined_within_tolerance", "refined_films_within", "nearest_phi",
    "nearest_chi", "nearest_log_time", "nearest_seed", "nearest_error",
  ]

  package static let sweep = (first: ["point"], then: ["status", "reason"])
}
