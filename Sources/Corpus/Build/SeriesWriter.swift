import Support
import Volumes

/// Writes the samples of one series as they are made: a shard for each label set.
///
/// Nothing appears under the shards' names before the series is complete.
final class SeriesWriter {
  let series: SeriesHeader
  private let corpus: CorpusHeader
  private let folder: CorpusFolder
  private let compression: Int
  /// Where shards grow; nil for the corpus's own folders.
  private let scratch: String?
  private var shards: [SampleWriter] = []
  private var rows: [[String]]

  init(
    _ series: SeriesHeader, of corpus: CorpusHeader, in folder: CorpusFolder, compression: Int,
    scratch: String? = nil
  ) {
    (self.series, self.corpus) = (series, corpus)
    (self.folder, self.compression, self.scratch) = (folder, compression, scratch)
    rows = corpus.labels.map { _ in [] }
  }

  /// The name that a simulated series gives to its snapshot `number`.
  func datasetName(_ number: Int) -> String { CorpusFolder.name(of: number, in: series.series) }

  /// Adds a sample.
  ///
  /// - Parameters:
  ///   - volumes: The sample as each label set of the corpus has it, in the header's order.
  ///   - attributes: For each of these the numbers of the header's list; nil is 0/0.
  func append(_ volumes: [Volume], name: String, attributes: [[Double?]]) throws {
    precondition(volumes.count == corpus.labels.count && attributes.count == volumes.count)
    precondition(attributes.allSatisfy { $0.count == corpus.attributes.count })
    precondition(volumes.allSatisfy { $0.shape == corpus.shape }, "a corpus has one shape")
    // Asked before every sample: HDF5 1.10 may crash at exit after a write that found no room.
    guard !folder.isFull else { throw CorpusError.diskFull(folder: folder.path) }
    if shards.isEmpty { shards = try corpus.labels.map(open) }
    for (index, volume) in volumes.enumerated() {
      let named = zip(corpus.attributes, attributes[index]).map { ($0, $1 ?? .nan) }
      let length = corpus.spacing.map { $0.sampleAttributes.map { ($0.0, $0.1) } } ?? []
      try shards[index].append(
        volume, name: name, attributes: named + [("series", Double(series.series))] + length)
      rows[index].append(SamplesTable.row(name, series, volume, attributes[index]))
    }
  }

  /// Completes the shards, which take their names now.
  ///
  /// - Parameter failure: Why there is no sample, for a series without one.
  func finish(failure: String?) throws -> MadeSeries {
    for shard in shards { try shard.finish() }
    if scratch != nil {
      for (labels, shard) in zip(corpus.labels, shards) {
        let file = folder.path(to: CorpusFolder.shard(series.series, labels.name))
        try DurableFile.commit(shard.path, to: file)
      }
    }
    let files = try zip(corpus.labels, rows).prefix(shards.count).map { labels, rows in
      let file = CorpusFolder.shard(series.series, labels.name)
      return FileRecord(
        labels: labels.name, file: file, hash: sha256(try folder.bytes(of: folder.path(to: file))),
        samples: rows.count)
    }
    return MadeSeries(
      record: SeriesRecord(header: series, shards: files, failure: files.isEmpty ? failure : nil),
      rows: rows)
  }

  private func open(_ labels: LabelSet) throws -> SampleWriter {
    let file = CorpusFolder.shard(series.series, labels.name)
    let path =
      scratch.map { "\($0)/\(CorpusFolder.name(series.series))-\(labels.name).h5" }
      ?? folder.path(to: file)
    return try SampleWriter(path: path, compression: compression)
  }
}

/// A finished series: what lies in its `shards/series-0007.json`.
struct MadeSeries: Codable, Sendable {
  let record: SeriesRecord
  /// Its lines of each label set's table.
  let rows: [[String]]
}
