package import Volumes

/// A finished corpus on disk, under one of its label sets.
package struct CorpusReader: Sendable {
  package let folder: String
  package let manifest: CorpusManifest
  /// The label set that samples and volumes are of.
  package let labels: LabelSet
  private let all: [SampleReference]

  package var header: CorpusHeader { manifest.header }

  /// - Parameter labels: The name of a label set; may be left out where there is only one.
  package init(folder: String, labels: String? = nil) throws(CorpusError) {
    let store = CorpusFolder(path: folder)
    guard store.exists(store.manifest) else { throw .unfinished(folder: folder) }
    let format = try store.read(Format.self, from: store.manifest).format ?? 1
    guard format == CorpusManifest.currentFormat else {
      throw .otherFormat(folder: folder, found: format)
    }
    manifest = try store.read(CorpusManifest.self, from: store.manifest)
    if let problem = manifest.header.problem {
      throw .unreadable(path: store.manifest, reason: problem)
    }
    self.labels = try Self.choose(labels, of: manifest.header, folder)
    all = try Self.samples(of: manifest, self.labels.name, in: store)
    self.folder = folder
  }

  /// The samples of one split, series after series, each in order of time.
  package func samples(in split: Split) -> [SampleReference] { all.filter { $0.split == split } }

  /// Every sample, series after series.
  package var samples: [SampleReference] { all }

  /// The volume of a sample. Opens its shard.
  package func volume(of sample: SampleReference) throws -> Volume {
    try SampleReader(path: "\(folder)/\(sample.shard)").volume(sample.dataset)
  }

  /// The volumes of some samples, in the order asked; samples of one shard in a row open it once.
  package func volumes(of samples: [SampleReference]) throws -> [Volume] {
    var open: (shard: String, reader: SampleReader)?
    return try samples.map { sample in
      if open?.shard != sample.shard {
        open = (sample.shard, try SampleReader(path: "\(folder)/\(sample.shard)"))
      }
      return try open!.reader.volume(sample.dataset)
    }
  }

  private struct Format: Decodable {
    let format: Int?
  }

  private static func choose(
    _ name: String?, of header: CorpusHeader, _ folder: String
  ) throws(CorpusError) -> LabelSet {
    let asked = header.labels.count == 1 ? name ?? header.labels[0].name : name
    guard let found = header.labels.first(where: { $0.name == asked }) else {
      throw .chooseLabels(folder: folder, asked: name, available: header.labels.map(\.name))
    }
    return found
  }

  private static func samples(
    of manifest: CorpusManifest, _ labels: String, in store: CorpusFolder
  ) throws(CorpusError) -> [SampleReference] {
    let path = store.path(to: CorpusFolder.table(labels))
    let bytes = try store.bytes(of: path)
    guard sha256(bytes) == manifest.tables.first(where: { $0.labels == labels })?.hash,
      let samples = SamplesTable.samples(
        of: String(decoding: bytes, as: UTF8.self), attributes: manifest.header.attributes,
        shard: { CorpusFolder.shard($0, labels) })
    else {
      throw .unreadable(path: path, reason: "it is not the table that manifest.json names")
    }
    return samples
  }
}
