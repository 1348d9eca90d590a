/// Where the volumes of a corpus come from. Their bytes depend on it alone.
package enum CorpusOrigin: Codable, Hashable, Sendable {
  /// Simulated by a plan, or by an evenly thinned part of it.
  case simulated(plan: CorpusPlan, fraction: Double)
  case imported(source: ImportedSource)

  /// The plan of a simulated corpus.
  package var plan: CorpusPlan? {
    if case .simulated(let plan, _) = self { plan } else { nil }
  }
}

/// What an imported corpus was made from.
package struct ImportedSource: Codable, Hashable, Sendable {
  package struct File: Codable, Hashable, Sendable {
    package let name: String
    /// SHA-256 of its bytes.
    package let hash: String

    package init(name: String, hash: String) { (self.name, self.hash) = (name, hash) }
  }

  /// One sentence for people.
  package let description: String
  package let files: [File]
  /// Everything else that the bytes depend on, by name.
  package let settings: [String: String]

  package init(description: String, files: [File], settings: [String: String]) {
    (self.description, self.files, self.settings) = (description, files, settings)
  }
}
