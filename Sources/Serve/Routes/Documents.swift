import Studies

/// The server itself.
struct ServerFacts: JSONDocument, Sendable {
  static let document = "server"

  struct Package: Encodable, Sendable {
    let name: String
    let licence: String
  }

  let version: String
  let workspace: String
  let cores: Int
  /// Runs that go on at once.
  let jobs: Int
  /// The model of previews unless another is named.
  let previewModel: String
  /// By phase, as the reports draw them.
  let phaseColours: [String: String]
  /// What the program is built with.
  let packages: [Package]
}

/// Whether the client is signed in.
struct SessionFacts: JSONDocument, Sendable {
  static let document = "session"
  let authenticated: Bool
  let tokenRequired: Bool
}

/// What every name of a descriptor means.
struct DescriptorList: JSONDocument, Sendable {
  static let document = "descriptor_list"

  struct Descriptor: Encodable, Sendable {
    let name: String
    let label: String
    /// "1" for a ratio.
    let unit: String
    /// Nil where it has no end.
    let lower: Double?
    let upper: Double?
    let meaning: String
    let aliases: [String]
    /// Whether it can be a target.
    let targetable: Bool
  }
  let descriptors: [Descriptor]
}

/// A film that was made to look at.
struct PreviewDocument: JSONDocument, Sendable {
  static let document = "preview"
  let id: String
  let model: String
  let seed: UInt64
  let sample: Int
  let requested: [String: Double]
  let measured: [String: Double]
  let predicted: [String: GeneratedFile.Predicted]
  /// What films of the predicted recipe have; nil where nothing is known of it.
  let forward: PredictReport?
  let seconds: Double
  let volume: VolumeFacts
}

/// The volumes of a run.
struct RunVolumes: JSONDocument, Sendable {
  static let document = "run_volumes"

  struct Volume: Encodable, Sendable {
    let id: String
    /// "candidate", "film", or "target" for the one that the targets were read from.
    let kind: String
    /// The rank of a candidate, the number of a film.
    let number: Int
    /// Below the run's folder; of a target its name alone.
    let file: String
    let bytes: Int
  }
  let volumes: [Volume]
}
