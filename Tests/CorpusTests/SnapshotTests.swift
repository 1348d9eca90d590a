import Corpus
import Foundation
import Testing
import Volumes

@Suite struct SnapshotTests {
  /// Films that separate at once, and films near the spinodal that take a hundred times longer.
  private static let plan = CorpusPlan(
    name: "times", shape: Shape(nx: 48, ny: 32, nz: 2), design: .grid(phi: 2, chi: 2),
    phi: 0.46...0.54, chi: 2.2...3.5, margin: 0.1,
    snapshots: SnapshotRule(times: .count(12), longestLogTime: 3.7), seed: 2)

  @Test func `every series gives all its snapshots, evenly in log time, to the same end`() throws {
    try CorpusFixture.inFolder { folder in
      let manifest = try CorpusBuilder(plan: Self.plan, folder: folder).build()
      #expect(manifest.series.map(\.samples) == [12, 12, 12, 12])
      #expect(manifest.series.compactMap(\.failure) == [])
      let series = Dictionary(grouping: try CorpusReader(folder: folder).samples, by: \.series)
      let times = series.mapValues { $0.compactMap { $0["log_time"] } }
      for times in times.values {
        let steps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect(steps.allSatisfy { abs($0 - steps[0]) < 1e-9 })  // round-off of log and power
        #expect(abs(times.last! - 3.7) < 1e-9)
      }
      let onsets = times.values.compactMap(\.first).sorted()
      #expect(onsets.min()! < 1.4 && onsets.max()! > 2.8)
    }
  }

  @Test func `the first snapshot is the first that has separated`() throws {
    try CorpusFixture.inFolder { folder in
      var plan = Self.plan
      (plan.design, plan.chi) = (.grid(phi: 1, chi: 2), 2.8...3.5)
      plan.snapshots.onset = 0.3
      try CorpusBuilder(plan: plan, folder: folder).build()
      let early = try CorpusReader(folder: folder).samples
      try FileManager.default.removeItem(atPath: folder)
      plan.snapshots.onset = 0.7
      try CorpusBuilder(plan: plan, folder: folder).build()
      let late = try CorpusReader(folder: folder).samples
      for film in 0..<2 {
        let (first, second) = (early[12 * film], late[12 * film])
        #expect(first["log_time"]! < second["log_time"]!)
        // Less is mixed when more of the film has separated.
        #expect(first["vol_frac_M"]! > second["vol_frac_M"]!)
      }
    }
  }

  @Test func `a series ends before it has separated further than the plan says`() throws {
    try CorpusFixture.inFolder { folder in
      var plan = Self.plan
      (plan.design, plan.chi) = (.grid(phi: 1, chi: 2), 2.8...3.5)
      plan.snapshots = SnapshotRule(
        times: .ratio(1.05, atMost: 400, longestWavelength: 36), onset: 0.4, longestLogTime: 2.5)
      try CorpusBuilder(plan: plan, folder: folder).build()
      let all = try CorpusReader(folder: folder).samples
      try FileManager.default.removeItem(atPath: folder)
      plan.snapshots.until = 0.7
      try CorpusBuilder(plan: plan, folder: folder).build()
      let early = try CorpusReader(folder: folder).samples
      for film in 0..<2 {
        let (all, early) = (all.filter { $0.series == film }, early.filter { $0.series == film })
        // The same film, its first times alone.
        #expect(!early.isEmpty && early.count < all.count)
        #expect(early.map { $0["log_time"] } == all.prefix(early.count).map { $0["log_time"] })
        #expect(early.map { $0["vol_frac_M"] } == all.prefix(early.count).map { $0["vol_frac_M"] })
      }
    }
  }
}
