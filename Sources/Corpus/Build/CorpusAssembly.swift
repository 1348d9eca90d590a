import Foundation
import Support

/// A corpus folder while it is filled: claimed, locked, series after series, then sealed.
///
/// Killed at any moment and opened again with the same header it knows which series are complete;
/// what it seals is the same, byte for byte.
final class CorpusAssembly: Sendable {
  let header: CorpusHeader
  let folder: CorpusFolder
  private let compression: Int
  private let planHash: String
  private let lock: FileLock

  /// Makes the folder, or finds the same corpus there.
  ///
  /// - Parameter compression: gzip's level of the shards, 0 to 9.
  init(folder path: String, header: CorpusHeader, compression: Int) throws {
    (self.header, self.compression) = (header, compression)
    folder = CorpusFolder(path: path)
    planHash = sha256(CorpusFolder.canonical(header))
    try folder.checkOwn()
    try folder.create([""])
    lock = try FileLock(folder: path, name: CorpusFolder.lockName)
    try folder.checkOwn()
    try claim()
    try folder.create(["samples"] + header.labels.map { "shards/\($0.name)" })
  }

  private func claim() throws(CorpusError) {
    guard folder.exists(folder.header) else {
      guard !folder.exists(folder.manifest) else {
        throw .otherFormat(folder: folder.path, found: 1)
      }
      return try folder.write(header, to: folder.header)
    }
    let found = sha256(try folder.bytes(of: folder.header))
    guard found == planHash else {
      throw .otherPlan(folder: folder.path, found: found, wanted: planHash)
    }
  }

  /// The series as an earlier build completed it; nil when it is missing or damaged.
  func found(_ series: SeriesHeader) -> MadeSeries? {
    let path = folder.record(series.series)
    guard folder.exists(path), let made = try? folder.read(MadeSeries.self, from: path),
      made.record.header == series,
      made.record.shards.allSatisfy({ shard in
        shard.file == CorpusFolder.shard(series.series, shard.labels)
          && (try? folder.bytes(of: folder.place(shard.file))).map { sha256($0) } == shard.hash
      })
    else { return nil }
    return made
  }

  /// The series as found, or made by `body`, which returns why it appended nothing, if so.
  ///
  /// May be called from several threads, for several series.
  func series(
    _ series: SeriesHeader, _ body: (SeriesWriter) throws -> String?
  ) throws -> MadeSeries {
    if let found = found(series) { return found }
    do {
      let writer = SeriesWriter(series, of: header, in: folder, compression: compression)
      let failure = try body(writer)
      let made = try writer.finish(failure: failure)
      try folder.write(made, to: folder.record(series.series))  // last: now it is complete
      return made
    } catch {
      throw folder.isFull ? CorpusError.diskFull(folder: folder.path) : error
    }
  }

  /// Writes the tables and the manifest over all series, in their order.
  func finish(_ series: [MadeSeries]) throws(CorpusError) -> CorpusManifest {
    var tables: [FileRecord] = []
    for (place, labels) in header.labels.enumerated() {
      let rows = series.flatMap { $0.rows[place] }
      let text = Data(SamplesTable.text(attributes: header.attributes, rows: rows).utf8)
      let file = CorpusFolder.table(labels.name)
      try folder.write(text, to: folder.place(file))
      tables.append(
        FileRecord(labels: labels.name, file: file, hash: sha256(text), samples: rows.count))
    }
    let manifest = CorpusManifest(
      header: header, planHash: planHash, series: series.map(\.record), tables: tables)
    try folder.write(manifest, to: folder.manifest)  // last: a corpus with a manifest is complete
    return manifest
  }
}
