import Descriptors
import Volumes

/// Makes one series of a corpus: simulates, segments, measures, writes the shard.
struct SeriesBuilder: Sendable {
  let plan: CorpusPlan
  let folder: CorpusFolder

  /// The series' record: the one on disk when the series is done, a new one otherwise.
  func record(of conditions: SeriesConditions) throws -> SeriesRecord {
    let path = folder.record(conditions.series)
    if folder.exists(path) {
      let found = try folder.read(SeriesRecord.self, from: path)
      if found.conditions == conditions { return found }
    }
    let made = try build(conditions)
    try folder.write(made, to: path)  // last: a series with a record is complete
    return made
  }

  private func build(_ conditions: SeriesConditions) throws -> SeriesRecord {
    let simulation = try SeriesSimulation(conditions, plan: plan)
    let measured = simulation.snapshots.enumerated().compactMap { number, snapshot in
      attributes(of: snapshot, conditions).map { (number, snapshot.volume, $0) }
    }
    guard !measured.isEmpty else {
      return SeriesRecord(
        conditions: conditions, file: nil, hash: nil, samples: [],
        failure: simulation.failure ?? "a phase is missing in every snapshot")
    }
    let file = folder.shard(conditions.series)
    let writer = try SampleWriter(path: "\(folder.path)/\(file)", compression: plan.compression)
    var samples: [SeriesRecord.Sample] = []
    for (number, volume, attributes) in measured {
      let dataset = CorpusFolder.name(of: number, in: conditions.series)
      try writer.append(volume, name: dataset, attributes: attributes)
      samples.append(
        .init(dataset: dataset, attributes: Dictionary(uniqueKeysWithValues: attributes)))
    }
    try writer.finish()
    let hash = sha256(try folder.bytes(of: "\(folder.path)/\(file)"))
    return SeriesRecord(
      conditions: conditions, file: file, hash: hash, samples: samples, failure: nil)
  }

  /// What is stored with a sample; nil when a condition has no value, as in a film of one phase.
  private func attributes(
    of snapshot: SeriesSimulation.Snapshot, _ conditions: SeriesConditions
  ) -> [(String, Double)]? {
    let found = Measured(
      snapshot.volume, sides: .periodic, quantities: .conditions, threads: 1)
    var attributes: [(String, Double)] = []
    for name in [
      Attribute.donorFraction, .mixedFraction, .acceptorStraightness, .donorStraightness,
    ] {
      guard let value = found[name], value.isFinite else { return nil }
      attributes.append((name.rawValue, value))
    }
    return attributes + [
      (Attribute.phi.rawValue, conditions.phi), (Attribute.chi.rawValue, conditions.chi),
      (Attribute.logTime.rawValue, snapshot.logTime), ("series", Double(conditions.series)),
      ("seed", Double(conditions.seed)),
    ]
  }
}
