import Descriptors
import InverseDesign
import Ledger
import Support

/// The numbers of a finished design that a sweep records and plots.
enum SweepOutcome {
  /// Runs one design and sums it up.
  ///
  /// An outcome that the design does not have, such as a pathway's χ where the model predicts
  /// none, is left out.
  static func design(
    _ study: Study, _ options: DesignOptions, _ listener: Listener
  ) throws -> [String: Double] {
    let (run, lock) = try DesignRun.open(study, options: options, listener: listener)
    defer { lock.release() }
    return numbers(of: try run.perform(), goal: run.goal)
  }

  private static func numbers(of summary: DesignSummary, goal: Goal) -> [String: Double] {
    var numbers: [String: Double] = ["density_quantile": summary.densityQuantile]
    if let best = summary.candidates.first {
      numbers["candidate_error"] = best.error
      numbers["within_tolerance"] = best.withinTolerance ? 1 : 0
      if let name = goal.objectives.first?.attribute.rawValue {
        numbers["objective"] = best.measured[name]
      }
    }
    if let pathway = summary.pathways.first {
      numbers["pathway_phi"] = pathway.phi
      numbers["pathway_chi"] = pathway.chi
      numbers["pathway_log_time"] = pathway.logTime
      numbers["pathway_probability"] = pathway.probability
    }
    let errors = summary.pathways.compactMap { pathway in
      pathway.proof.flatMap { proof in
        goal.worst(of: attributes(proof.means.mapValues(\.mean)))?.error
      }
    }
    numbers["verified_error"] = errors.min()
    return numbers.filter(\.value.isFinite)
  }

  private static func attributes(_ values: [String: Double]) -> [Attribute: Double] {
    Attribute.keyed(values)
  }
}
