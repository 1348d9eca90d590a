package import StrictYAML

/// The models on the shelf: what `binodal model list` prints.
package struct ModelList: JSONDocument, Sendable {
  package static let document = "model_list"
  package let models: [ModelLine]

  package init(_ models: [ModelLine]) { self.models = models }
}

/// What `binodal model calibrate` found.
package struct ModelCalibration: JSONDocument, Sendable {
  package static let document = "model_calibrate"
  package let attributes: [CalibratedAttribute]

  package init(_ attributes: [CalibratedAttribute]) { self.attributes = attributes }
}

/// What `binodal model fit-process` found.
package struct ModelProcessFit: JSONDocument, Sendable {
  package static let document = "model_fit_process"
  package let quantities: [ProcessFitLine]

  package init(_ quantities: [ProcessFitLine]) { self.quantities = quantities }
}

/// The volumes that one `binodal generate` made; also samples.json.
package struct GeneratedFiles: JSONDocument, Sendable {
  package static let document = "generate"
  package let samples: [GeneratedFile]

  package init(_ samples: [GeneratedFile]) { self.samples = samples }
}

/// The files of a report that `binodal report` drew.
package struct ReportFiles: JSONDocument, Sendable {
  package static let document = "report"
  /// The page, alone in the list.
  package let report: [String]
  package let files: [String]

  package init(page: String, files: [String]) { (report, self.files) = ([page], files) }
}

/// The keys of a study file.
package struct StudyKeyList: JSONDocument, Sendable {
  package static var document: String { "study_keys" }
  package let keys: [KeyEntry]

  package init(keys: [KeyEntry]) { self.keys = keys }
}

/// A study with every key that has a value, as a run resolves it, in the keys' own names.
package struct ResolvedStudy: JSONDocument, Sendable {
  package static var document: String { "study_show" }
  package let study: SettingsValue

  package init(study: SettingsValue) { self.study = study }
}
