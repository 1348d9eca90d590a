/// Packed labels by name, the least recently used of which give way at a bound of bytes.
///
/// Finding what gives way looks at every entry, which is nothing beside reading a volume.
package struct LabelCache<Key: Hashable> {
  private var entries: [Key: (labels: PackedLabels, used: Int)] = [:]
  private let mostBytes: Int
  package private(set) var byteCount = 0
  private var clock = 0

  package init(mostBytes: Int) { self.mostBytes = mostBytes }

  package func contains(_ key: Key) -> Bool { entries[key] != nil }

  /// What is kept under `key`, now the last to give way.
  package mutating func take(_ key: Key) -> PackedLabels? {
    guard let labels = entries[key]?.labels else { return nil }
    clock += 1
    entries[key] = (labels, clock)
    return labels
  }

  /// Keeps `labels`, whatever their size: at the least, the newest are there.
  package mutating func keep(_ labels: PackedLabels, as key: Key) {
    if let old = entries.removeValue(forKey: key) { byteCount -= old.labels.byteCount }
    while byteCount + labels.byteCount > mostBytes,
      let oldest = entries.min(by: { $0.value.used < $1.value.used })
    {
      byteCount -= oldest.value.labels.byteCount
      entries[oldest.key] = nil
    }
    clock += 1
    entries[key] = (labels, clock)
    byteCount += labels.byteCount
  }
}
