/// What a finished corpus holds. The order of everything follows the plan alone.
public struct CorpusManifest: Codable, Equatable, Sendable {
  public let plan: CorpusPlan
  /// SHA-256 of the plan's canonical JSON.
  public let planHash: String
  /// SHA-256 over the plan's and all shards' hashes: the corpus' identity.
  public let corpusHash: String
  /// Every series, those without a sample too.
  public let series: [SeriesRecord]
}

/// One series of a corpus, as built.
public struct SeriesRecord: Codable, Equatable, Sendable {
  /// One sample: a dataset of the shard.
  public struct Sample: Codable, Equatable, Sendable {
    public let dataset: String
    public let attributes: [String: Double]
  }

  public let conditions: SeriesConditions
  /// The shard's path within the corpus folder; nil when the series gave no sample.
  public let file: String?
  /// SHA-256 of the shard's bytes.
  public let hash: String?
  public let samples: [Sample]
  /// Why the series gave no sample, if it gave none.
  public let failure: String?
}
