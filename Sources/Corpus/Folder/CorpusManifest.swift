/// What a finished corpus holds: `manifest.json`. The order of everything follows the origin alone.
package struct CorpusManifest: Codable, Equatable, Sendable {
  /// The format that this code writes and reads.
  package static let currentFormat = 2

  package let format: Int
  package let header: CorpusHeader
  /// SHA-256 of `corpus.json`, the header.
  package let planHash: String
  /// SHA-256 over the header's, all shards' and all tables' hashes: the corpus' identity.
  package let corpusHash: String
  /// Every series, those without a sample too.
  package let series: [SeriesRecord]
  /// One for each label set, in the header's order.
  package let tables: [FileRecord]

  init(header: CorpusHeader, planHash: String, series: [SeriesRecord], tables: [FileRecord]) {
    format = Self.currentFormat
    (self.header, self.planHash, self.series, self.tables) = (header, planHash, series, tables)
    let hashes = [planHash] + series.flatMap { $0.shards.map(\.hash) } + tables.map(\.hash)
    corpusHash = sha256(hashes.joined(separator: "\n").utf8)
  }
}

/// One series of a corpus, as built.
package struct SeriesRecord: Codable, Equatable, Sendable {
  package let header: SeriesHeader
  /// One for each label set, in the header's order; none when the series gave no sample.
  package let shards: [FileRecord]
  /// Why the series gave no sample, if it gave none.
  package let failure: String?

  package var samples: Int { shards.first?.samples ?? 0 }
}

/// A shard or a table of a corpus.
package struct FileRecord: Codable, Equatable, Sendable {
  /// The name of its label set.
  package let labels: String
  /// Its path within the corpus folder.
  package let file: String
  /// SHA-256 of its bytes.
  package let hash: String
  package let samples: Int
}
