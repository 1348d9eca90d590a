/// What a finished corpus holds: `manifest.json`. The order of everything follows the origin alone.
public struct CorpusManifest: Codable, Equatable, Sendable {
  /// The format that this code writes and reads.
  public static let currentFormat = 2

  public let format: Int
  public let header: CorpusHeader
  /// SHA-256 of `corpus.json`, the header.
  public let planHash: String
  /// SHA-256 over the header's, all shards' and all tables' hashes: the corpus' identity.
  public let corpusHash: String
  /// Every series, those without a sample too.
  public let series: [SeriesRecord]
  /// One for each label set, in the header's order.
  public let tables: [FileRecord]

  init(header: CorpusHeader, planHash: String, series: [SeriesRecord], tables: [FileRecord]) {
    format = Self.currentFormat
    (self.header, self.planHash, self.series, self.tables) = (header, planHash, series, tables)
    let hashes = [planHash] + series.flatMap { $0.shards.map(\.hash) } + tables.map(\.hash)
    corpusHash = sha256(hashes.joined(separator: "\n").utf8)
  }
}

/// One series of a corpus, as built.
public struct SeriesRecord: Codable, Equatable, Sendable {
  public let header: SeriesHeader
  /// One for each label set, in the header's order; none when the series gave no sample.
  public let shards: [FileRecord]
  /// Why the series gave no sample, if it gave none.
  public let failure: String?

  public var samples: Int { shards.first?.samples ?? 0 }
}

/// A shard or a table of a corpus.
public struct FileRecord: Codable, Equatable, Sendable {
  /// The name of its label set.
  public let labels: String
  /// Its path within the corpus folder.
  public let file: String
  /// SHA-256 of its bytes.
  public let hash: String
  public let samples: Int
}
