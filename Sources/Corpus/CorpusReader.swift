public import Volumes

/// One sample of a corpus: where it lies, and what is known of it without opening it.
public struct SampleReference: Hashable, Sendable {
  /// The shard's path within the corpus folder.
  public let shard: String
  public let dataset: String
  public let series: Int
  public let split: Split
  public let attributes: [String: Double]
}

/// A finished corpus on disk.
public struct CorpusReader: Sendable {
  public let folder: String
  public let manifest: CorpusManifest
  public var plan: CorpusPlan { manifest.plan }

  public init(folder: String) throws(CorpusError) {
    let place = CorpusFolder(path: folder)
    guard place.exists(place.manifest) else { throw .unfinished(folder: folder) }
    manifest = try place.read(CorpusManifest.self, from: place.manifest)
    self.folder = folder
  }

  /// The samples of one split, series after series, each in order of time.
  public func samples(in split: Split) -> [SampleReference] {
    manifest.series.filter { $0.conditions.split == split }.flatMap { record in
      record.samples.map { sample in
        SampleReference(
          shard: record.file ?? "", dataset: sample.dataset, series: record.conditions.series,
          split: split, attributes: sample.attributes)
      }
    }
  }

  /// The volume of a sample. Opens its shard.
  public func volume(of sample: SampleReference) throws -> Volume {
    try SampleReader(path: "\(folder)/\(sample.shard)").volume(sample.dataset)
  }

  /// The volumes of some samples, in the order asked; samples of one shard in a row open it once.
  public func volumes(of samples: [SampleReference]) throws -> [Volume] {
    var open: (shard: String, reader: SampleReader)?
    return try samples.map { sample in
      if open?.shard != sample.shard {
        open = (sample.shard, try SampleReader(path: "\(folder)/\(sample.shard)"))
      }
      return try open!.reader.volume(sample.dataset)
    }
  }
}
