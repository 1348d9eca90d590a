import Studies

/// A file that was sent, and what can be read of it.
struct UploadDocument: JSONDocument, Sendable {
  static let document = "upload"
  let id: String
  let name: String
  let bytes: Int
  /// What `targets.from` of a study in this workspace names it.
  let studyPath: String
  let readable: Bool
  /// Why it cannot be read as it is, such as labels whose phases must be said.
  let problem: String?
  /// The labels that were found, where nothing says which phase each means.
  let labels: [Double]?
  let volume: VolumeFacts?
}

/// Targets that were read off a file.
struct UploadTargets: JSONDocument, Sendable {
  static let document = "upload_targets"

  struct Target: Encodable, Sendable {
    let value: Double
    let tolerance: Double
  }

  /// By attribute, as the section `targets` of a study has them.
  let targets: [String: Target]
  let check: CheckReport
}
