import Foundation
import Synchronization
import Volumes

/// Volumes read from files a short while ago, so that one slice after another need not read them again.
final class VolumeCache: Sendable {
  private struct Entry {
    let path: String
    let labels: String
    let changed: Date?
    let volume: Volume
  }

  /// The most voxels that are kept in all.
  private static let mostVoxels = 128 << 20

  private let entries = Mutex<[Entry]>([])

  func volume(at path: String, labels: LabelMap? = nil) throws -> Volume {
    let changed =
      try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    let meaning = labels.map { "\($0)" } ?? ""
    let known = entries.withLock { entries in
      entries.first { $0.path == path && $0.labels == meaning && $0.changed == changed }?.volume
    }
    if let known { return known }
    let volume = try readVolume(at: path, labels: labels)
    let entry = Entry(path: path, labels: meaning, changed: changed, volume: volume)
    entries.withLock { entries in
      entries.removeAll { $0.path == path && $0.labels == meaning }
      entries.append(entry)
      while entries.count > 1,
        entries.reduce(0, { $0 + $1.volume.shape.count }) > Self.mostVoxels
      { entries.removeFirst() }
    }
    return volume
  }
}
