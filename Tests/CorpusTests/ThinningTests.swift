import Corpus
import Foundation
import Testing
import Volumes

@Suite struct ThinningTests {
  /// Ten films of forty snapshots: half of them are all the films with the least number of twenty
  /// each, a tenth is fewer films.
  private static let plan = CorpusPlan(
    name: "thin", shape: Shape(nx: 16, ny: 12, nz: 4), design: .sobol(points: 10), phi: 0.4...0.6,
    chi: 2.8...3.6, snapshots: SnapshotRule(times: .count(40), longestLogTime: 1.8),
    validation: 0.1, test: 0.1, seed: 5)

  private func samples(of fraction: Double) throws -> [SampleReference] {
    try CorpusFixture.inFolder { folder in
      try CorpusBuilder(plan: Self.plan, folder: folder, fraction: fraction).build()
      return try CorpusReader(folder: folder).samples
    }
  }

  @Test func `what a thinned corpus holds is the same in the whole one`() throws {
    let whole = Dictionary(
      uniqueKeysWithValues: try samples(of: 1).map { ($0.dataset, $0) })
    #expect(whole.count == 400)
    for (fraction, series, each) in [(0.75, 10, 30), (0.1, 4, 20)] {
      let thinned = try samples(of: fraction)
      for sample in thinned {
        #expect(whole[sample.dataset]?.content == sample.content)
        #expect(whole[sample.dataset]?.attributes == sample.attributes)
        #expect(whole[sample.dataset]?.split == sample.split)
      }
      let bySeries = Dictionary(grouping: thinned, by: \.series)
      #expect(bySeries.values.allSatisfy { $0.count == each })
      // A fifth of eight films is 2, and of the other splits one stays.
      #expect(bySeries.count == series)
      #expect(Set(thinned.map(\.split)) == Set(Split.allCases))
    }
  }

  @Test func `a thinned corpus is told apart by its hashes`() throws {
    let hashes = try [1, 0.5].map { fraction in
      try CorpusFixture.inFolder { folder in
        let manifest = try CorpusBuilder(
          plan: CorpusFixture.plan, folder: folder, fraction: fraction
        ).build()
        return [manifest.planHash, manifest.corpusHash]
      }
    }
    #expect(zip(hashes[0], hashes[1]).allSatisfy { $0 != $1 })
  }

  @Test func `a corpus is not gone on with at another fraction`() throws {
    try CorpusFixture.inBuilt { folder in
      #expect(throws: CorpusError.self) {
        try CorpusBuilder(plan: CorpusFixture.plan, folder: folder, fraction: 0.5).build()
      }
    }
  }
}
