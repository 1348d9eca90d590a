public import StrictYAML

/// The models on the shelf: what `binodal model list` prints.
public struct ModelList: JSONDocument, Sendable {
  public static let document = "model_list"
  public let models: [ModelLine]

  public init(_ models: [ModelLine]) { self.models = models }
}

/// What `binodal model calibrate` found.
public struct ModelCalibration: JSONDocument, Sendable {
  public static let document = "model_calibrate"
  public let attributes: [CalibratedAttribute]

  public init(_ attributes: [CalibratedAttribute]) { self.attributes = attributes }
}

/// What `binodal model fit-process` found.
public struct ModelProcessFit: JSONDocument, Sendable {
  public static let document = "model_fit_process"
  public let quantities: [ProcessFitLine]

  public init(_ quantities: [ProcessFitLine]) { self.quantities = quantities }
}

/// The volumes that one `binodal generate` made; also samples.json.
public struct GeneratedFiles: JSONDocument, Sendable {
  public static let document = "generate"
  public let samples: [GeneratedFile]

  public init(_ samples: [GeneratedFile]) { self.samples = samples }
}

/// The files of a report that `binodal report` drew.
public struct ReportFiles: JSONDocument, Sendable {
  public static let document = "report"
  /// The page, alone in the list.
  public let report: [String]
  public let files: [String]

  public init(page: String, files: [String]) { (report, self.files) = ([page], files) }
}

/// The keys of a study file.
public struct StudyKeyList: JSONDocument, Sendable {
  public static var document: String { "study_keys" }
  public let keys: [KeyEntry]

  public init(keys: [KeyEntry]) { self.keys = keys }
}

/// A study with every key that has a value, as a run resolves it, in the keys' own names.
public struct ResolvedStudy: JSONDocument, Sendable {
  public static var document: String { "study_show" }
  public let study: SettingsValue

  public init(study: SettingsValue) { self.study = study }
}
