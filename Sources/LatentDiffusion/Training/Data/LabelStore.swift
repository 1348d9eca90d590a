import Corpus
import Dispatch
import Synchronization
import Volumes

/// The labels of a corpus's volumes, read from its shards as they are needed and a little before.
///
/// Only one thread at a time reads, since HDF5 is not made for more. What was read is kept, packed
/// and up to a bound of bytes, so that a corpus that fits is read once.
final class LabelStore: Sendable {
  /// How many shards stay open between two reads.
  static let mostOpenShards = 64

  private let folder: String
  private let shape: Shape
  private let shards = Mutex(Shards())
  private let cache: Mutex<LabelCache<SampleReference>>
  private let queue = DispatchQueue(label: "reading ahead")

  /// - Parameters:
  ///   - folder: The corpus's.
  ///   - shape: What every volume must have.
  ///   - mostBytes: Of packed labels that are kept.
  init(folder: String, shape: Shape, mostBytes: Int) {
    self.folder = folder
    self.shape = shape
    cache = Mutex(LabelCache(mostBytes: mostBytes))
  }

  /// Has `samples` read while the caller goes on. What cannot be read is told when it is needed.
  func readAhead(_ samples: [SampleReference]) {
    queue.async { [weak self] in
      for sample in samples { _ = try? self?.packed(sample) }
    }
  }

  func labels(of sample: SampleReference) throws(LatentDiffusionError) -> [UInt8] {
    try packed(sample).labels
  }

  private func packed(_ sample: SampleReference) throws(LatentDiffusionError) -> PackedLabels {
    if let kept = cache.withLock({ $0.take(sample) }) { return kept }
    return try shards.withLock { shards throws(LatentDiffusionError) in
      // Another thread may have read it while this one waited.
      if let kept = cache.withLock({ $0.take(sample) }) { return kept }
      let labels = PackedLabels(try read(sample, from: &shards))
      cache.withLock { $0.keep(labels, as: sample) }
      return labels
    }
  }

  private func read(
    _ sample: SampleReference, from shards: inout Shards
  ) throws(LatentDiffusionError) -> [UInt8] {
    do {
      let volume = try shards.reader("\(folder)/\(sample.shard)").volume(sample.dataset)
      guard volume.shape == shape else {
        throw LatentDiffusionError.corpus(
          path: folder,
          problem: "\(sample.dataset) has \(volume.shape) voxels, the corpus says \(shape)")
      }
      return volume.labels
    } catch let error as LatentDiffusionError {
      throw error
    } catch {
      throw .corpus(path: folder, problem: "\(sample.dataset) cannot be read: \(error)")
    }
  }

  /// Open shards, the least recently used of which is closed for a new one.
  private struct Shards {
    private var open: [(path: String, reader: SampleReader)] = []

    mutating func reader(_ path: String) throws(VolumeFileError) -> SampleReader {
      if let index = open.firstIndex(where: { $0.path == path }) {
        open.append(open.remove(at: index))
      } else {
        let reader = try SampleReader(path: path)
        if open.count == LabelStore.mostOpenShards { open.removeFirst() }
        open.append((path, reader))
      }
      return open[open.count - 1].reader
    }
  }
}
