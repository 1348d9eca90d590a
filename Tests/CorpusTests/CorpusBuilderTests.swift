import Corpus
import Descriptors
import Foundation
import Testing
import Volumes

@Suite struct CorpusBuilderTests {
  static let plan = CorpusPlan(
    name: "tiny", shape: Shape(nx: 16, ny: 12, nz: 8), design: .sobol(points: 6),
    labels: [
      LabelSet(name: "three", cuts: PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65)),
      LabelSet(name: "two", cuts: PhaseCuts(acceptorBelow: 0.5, donorAbove: 0.5)),
    ], phi: 0.4...0.6, chi: 2.8...3.6,
    snapshots: SnapshotRule(times: .count(4), longestLogTime: 1.8), validation: 0.17, test: 0.17,
    seed: 7)

  /// Calls `body` with the path of a folder that is gone afterwards.
  static func inFolder(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory.path + "/corpus-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  /// The bytes of every file under a folder, by path within it.
  private func contents(_ folder: String) throws -> [String: Data] {
    let files = FileManager.default.enumerator(atPath: folder)!.compactMap { $0 as? String }
    return try files.reduce(into: [:]) { found, file in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(file)", isDirectory: &isFolder)
      if !isFolder.boolValue {
        found[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
    }
  }

  @Test func `one worker and three build the same bytes`() throws {
    try Self.inFolder { a in
      try Self.inFolder { b in
        try CorpusBuilder(plan: Self.plan, folder: a, workers: 1).build()
        try CorpusBuilder(plan: Self.plan, folder: b, workers: 3).build()
        #expect(try contents(a) == contents(b))
      }
    }
  }

  @Test func `a build that was killed goes on and ends with the same bytes`() throws {
    try Self.inFolder { folder in
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      let whole = try contents(folder)
      // As after a kill: no manifest, a shard without its record, halves under partial names.
      for file in [
        "manifest.json", "samples/two.csv", "shards/series-0001.json", "shards/two/series-0002.h5",
        "shards/series-0002.json", "shards/series-0005.json",
      ] {
        try FileManager.default.removeItem(atPath: "\(folder)/\(file)")
      }
      try Data([1, 2, 3])
        .write(to: URL(fileURLWithPath: "\(folder)/shards/two/series-0002.h5.partial"))
      try Data([1]).write(to: URL(fileURLWithPath: "\(folder)/shards/series-0005.json.partial"))
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      #expect(try contents(folder) == whole)
    }
  }

  @Test func `a series that is done is not simulated again`() throws {
    try Self.inFolder { folder in
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      let shard = "\(folder)/shards/three/series-0003.h5"
      let before = try FileManager.default.attributesOfItem(atPath: shard)[.modificationDate]
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      let after = try FileManager.default.attributesOfItem(atPath: shard)[.modificationDate]
      #expect(before as? Date == after as? Date)
    }
  }

  @Test func `a folder of another plan is refused and left alone`() throws {
    try Self.inFolder { folder in
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      let before = try contents(folder)
      var other = Self.plan
      other.seed = 8
      #expect(throws: CorpusError.self) {
        try CorpusBuilder(plan: other, folder: folder).build()
      }
      #expect(try contents(folder) == before)
    }
  }

  @Test func `a series without a usable snapshot is kept with its reason`() throws {
    var plan = Self.plan
    plan.snapshots.longestLogTime = 0.2
    try Self.inFolder { folder in
      let manifest = try CorpusBuilder(plan: plan, folder: folder).build()
      #expect(manifest.series.count == 6)
      for series in manifest.series {
        #expect(series.samples == 0 && series.shards.isEmpty)
        #expect(series.failure?.contains("not separated") == true)
      }
    }
  }

  @Test func `what is stored with a sample is what its volume measures`() throws {
    try Self.inFolder { folder in
      try CorpusBuilder(plan: Self.plan, folder: folder).build()
      let readers = try ["three", "two"].map { try CorpusReader(folder: folder, labels: $0) }
      for (reader, sample) in readers.flatMap({ reader in reader.samples.map { (reader, $0) } }) {
        let volume = try reader.volume(of: sample)
        #expect(volume.shape == Self.plan.shape)
        let measured = Measured(volume, sides: .periodic, quantities: .conditions)
        for name in Attribute.conditions {
          #expect(sample.attributes[name.rawValue] == measured[name])
        }
        let shard = try SampleReader(path: "\(folder)/\(sample.shard)")
        let series = ["series": Double(sample.series)]
        #expect(
          try shard.attributes(of: sample.dataset)
            == sample.attributes.merging(series) { $1 })
      }
    }
  }
}
