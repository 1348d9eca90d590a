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
  /// SHA-256 of the header.
  let planHash: String
  /// Nil where several processes fill the folder at once.
  private let lock: FileLock?

  /// Makes the folder, or finds the same corpus there.
  ///
  /// - Parameters:
  ///   - compression: gzip's level of the shards, 0 to 9.
  ///   - isShared: Whether other processes, of any machine, may fill the folder at the same time: then
  ///     it is not locked, and shards grow in a folder of the caller's own.
  init(folder path: String, header: CorpusHeader, compression: Int, isShared: Bool = false) throws {
    (self.header, self.compression) = (header, compression)
    folder = CorpusFolder(path: path)
    planHash = sha256(CorpusFolder.canonical(header))
    try folder.checkOwn()
    try folder.create([""])
    lock = isShared ? nil : try FileLock(folder: path, name: CorpusFolder.lockName)
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
  func found(_ series: SeriesHeader) -> SeriesRecord? {
    let path = folder.record(series.series)
    guard folder.exists(path), let made = try? folder.read(MadeSeries.self, from: path),
      made.record.header == series, made.rows.count == header.labels.count,
      made.record.shards.allSatisfy({ shard in
        shard.file == CorpusFolder.shard(series.series, shard.labels)
          && (try? folder.bytes(of: folder.path(to: shard.file))).map { sha256($0) } == shard.hash
      })
    else { return nil }
    return made.record
  }

  /// The series as found, or made by `body`, which returns why it appended nothing, if so.
  ///
  /// May be called from several threads, for several series.
  ///
  /// - Parameter scratch: A folder of this process's own, beside the corpus, in which shards grow; nil
  ///   for their final one.
  func series(
    _ series: SeriesHeader, scratch: String? = nil, _ body: (SeriesWriter) throws -> String?
  ) throws -> SeriesRecord {
    if let found = found(series) { return found }
    do {
      let writer = SeriesWriter(
        series, of: header, in: folder, compression: compression, scratch: scratch)
      let failure = try body(writer)
      let made = try writer.finish(failure: failure)
      try folder.write(made, to: folder.record(series.series))  // last: now it is complete
      return made.record
    } catch {
      throw folder.isFull ? CorpusError.diskFull(folder: folder.path) : error
    }
  }

  /// Writes the tables and the manifest over all series, in their order.
  ///
  /// The rows of the tables are read from the records of the series, one after the other.
  ///
  /// - Parameter scratch: Where the tables grow; nil for their own folder.
  func finish(_ series: [SeriesRecord], scratch: String? = nil) throws(CorpusError)
    -> CorpusManifest
  {
    let tables = try TableSet(of: header, in: folder, scratch: scratch)
    for record in series {
      let path = folder.record(record.header.series)
      try tables.append(try folder.read(MadeSeries.self, from: path).rows)
    }
    let manifest = CorpusManifest(
      header: header, planHash: planHash, series: series, tables: try tables.finish())
    try folder.write(manifest, to: folder.manifest)  // last: a corpus with a manifest is complete
    return manifest
  }
}
