import Corpus
import Descriptors
import Foundation
import Testing
import Volumes

@Suite struct CorpusBuilderTests {
  private let plan = CorpusFixture.plan

  @Test func `one worker and three build the same bytes`() throws {
    try CorpusFixture.inFolder { folder in
      try CorpusBuilder(plan: plan, folder: folder, workers: 3).build()
      #expect(try CorpusFixture.contents(folder) == CorpusFixture.built.get())
    }
  }

  @Test func `a series that is done is not simulated again`() throws {
    try CorpusFixture.inBuilt { folder in
      let shard = "\(folder)/shards/three/series-0003.h5"
      let before = try FileManager.default.attributesOfItem(atPath: shard)[.modificationDate]
      try CorpusBuilder(plan: plan, folder: folder).build()
      let after = try FileManager.default.attributesOfItem(atPath: shard)[.modificationDate]
      #expect(before as? Date == after as? Date)
    }
  }

  @Test func `a folder of another plan is refused and left alone`() throws {
    try CorpusFixture.inBuilt { folder in
      let before = try CorpusFixture.contents(folder)
      var other = CorpusFixture.plan
      other.seed = 8
      #expect(throws: CorpusError.self) {
        try CorpusBuilder(plan: other, folder: folder).build()
      }
      #expect(try CorpusFixture.contents(folder) == before)
    }
  }

  @Test func `a series without a usable snapshot is kept with its reason`() throws {
    var plan = CorpusFixture.plan
    plan.snapshots.longestLogTime = 0.2
    try CorpusFixture.inFolder { folder in
      let manifest = try CorpusBuilder(plan: plan, folder: folder).build()
      #expect(manifest.series.count == 6)
      for series in manifest.series {
        #expect(series.samples == 0 && series.shards.isEmpty)
        #expect(series.failure?.contains("not separated") == true)
      }
    }
  }

  @Test func `what is stored with a sample is what its volume measures`() throws {
    try CorpusFixture.inBuilt { folder in
      let readers = try ["three", "two"].map { try CorpusReader(folder: folder, labels: $0) }
      for (reader, sample) in readers.flatMap({ reader in reader.samples.map { (reader, $0) } }) {
        let volume = try reader.volume(of: sample)
        #expect(volume.shape == plan.shape)
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
