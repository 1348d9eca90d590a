/// What a caller may ask of a run beyond its study.
package struct DesignOptions: Sendable {
  /// The run folder; nil for `runs/NAME`.
  package var out: String?
  /// Go on with the run in the folder.
  package var resume: Bool
  /// Replace an earlier run in the folder.
  package var overwrite: Bool
  /// Fewer or more evaluations than the study says.
  package var evaluations: Int?
  /// Fewer or more candidate volumes than the study says.
  package var samples: Int?

  package init(
    out: String? = nil, resume: Bool = false, overwrite: Bool = false, evaluations: Int? = nil,
    samples: Int? = nil
  ) {
    self.out = out
    self.resume = resume
    self.overwrite = overwrite
    self.evaluations = evaluations
    self.samples = samples
  }

  /// The study as these options change it.
  func apply(to study: Study) -> Study {
    var study = study
    if let evaluations { study.search.evaluations = evaluations }
    if let samples { study.candidates.samples = max(samples, study.candidates.count) }
    return study
  }
}
