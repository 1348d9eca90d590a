/// Where the volumes of a corpus come from. Their bytes depend on it alone.
public enum CorpusOrigin: Codable, Hashable, Sendable {
  /// Simulated by a plan, or by an evenly thinned part of it.
  case simulated(plan: CorpusPlan, fraction: Double)
  case imported(source: ImportedSource)

  /// The plan of a simulated corpus.
  public var plan: CorpusPlan? {
    if case .simulated(let plan, _) = self { plan } else { nil }
  }
}

/// What an imported corpus was made from.
public struct ImportedSource: Codable, Hashable, Sendable {
  public struct File: Codable, Hashable, Sendable {
    public let name: String
    /// SHA-256 of its bytes.
    public let hash: String

    public init(name: String, hash: String) { (self.name, self.hash) = (name, hash) }
  }

  /// One sentence for people.
  public let description: String
  public let files: [File]
  /// Everything else that the bytes depend on, by name.
  public let settings: [String: String]

  public init(description: String, files: [File], settings: [String: String]) {
    (self.description, self.files, self.settings) = (description, files, settings)
  }
}
