import Corpus
import Descriptors
import Foundation
import Testing
import Volumes

@Suite struct ImportTomogramRunTests {
  /// A corpus of the golden tomogram: windows of 10 voxels, 5 apart, in three strips.
  private func run(
    _ scratch: ImportScratch, into name: String, workers: Int = 2
  ) throws -> ImportReport {
    try writeField(TomogramGoldenTests.tomogram, to: scratch("film.mrc"))
    var windows = TomogramWindows()
    (windows.side, windows.stride) = (10, 3)
    var options = ImportOptions(
      name: "film", segmentation: .shares(try #require(PhaseShares(donor: 0.4)), donor: .bright))
    options.shape = Shape(nx: 12, ny: 12, nz: 12)
    return try CorpusImporter(
      source: .tomograms([scratch("film.mrc")], windows), options: options, folder: scratch(name),
      workers: workers
    ).run()
  }

  /// The ranges along x and y of each sample, from `origins.csv`.
  private func ranges(_ scratch: ImportScratch, _ name: String) throws -> [String: (x: Int, y: Int)]
  {
    let text = try String(contentsOfFile: scratch("\(name)/origins.csv"), encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().reduce(into: [:]) { found, line in
      let match = try #require(
        line.firstMatch(of: /^([^,]+),.*"x (\d+)\.\.<\d+, y (\d+)\.\.<\d+"$/))
      found[String(match.1)] = (try #require(Int(match.2)), try #require(Int(match.3)))
    }
  }

  @Test func `each sample is its window, resized and measured, and no voxel is in two splits`()
    throws
  {
    try ImportScratch.with { scratch in
      let report = try run(scratch, into: "corpus")
      #expect(report.segmentations[0].note.donor == 0.4)
      let reader = try CorpusReader(folder: scratch("corpus"))
      let film = try #require(PhaseShares(donor: 0.4))
        .segment(TomogramGoldenTests.tomogram, donor: .bright).volume
      let ranges = try ranges(scratch, "corpus")
      var seen = [Set<Split>](repeating: [], count: 30 * 24)
      #expect(reader.samples.count == 15)  // one scratch along x in each strip of 10, five along y
      for sample in reader.samples {
        let (x, y) = try #require(ranges[sample.dataset])
        let window = film.column(x: x..<x + 10, y: y..<y + 10)
        let volume = try reader.volume(of: sample)
        #expect(volume.labels == window.resized(to: Shape(nx: 12, ny: 12, nz: 12)).labels)
        let measured = Measured(volume, sides: .open, quantities: .conditions)
        for name in Attribute.conditions { #expect(sample[name.rawValue] == measured[name]) }
        for j in y..<y + 10 { for i in x..<x + 10 { seen[j * 30 + i].insert(sample.split) } }
      }
      #expect(seen.allSatisfy { $0.count <= 1 })
      #expect(Set(reader.samples.map(\.split)) == [.train, .validation, .test])
    }
  }

  @Test func `one worker and three write the same bytes, and so does an import that was killed`()
    throws
  {
    try ImportScratch.with { scratch in
      _ = try run(scratch, into: "a", workers: 1)
      _ = try run(scratch, into: "b", workers: 3)
      let whole = try scratch.contents("a")
      #expect(try scratch.contents("b") == whole)
      // As after a kill: no manifest, a shard without its record, a damaged one, halves.
      for file in ["manifest.json", "samples/two-phase.csv", "shards/series-0001.json"] {
        try FileManager.default.removeItem(atPath: scratch("a/\(file)"))
      }
      try Data([1, 2]).write(to: URL(fileURLWithPath: scratch("a/shards/two-phase/series-0002.h5")))
      try Data([1]).write(
        to: URL(fileURLWithPath: scratch("a/shards/two-phase/series-0000.h5.partial")))
      _ = try run(scratch, into: "a")
      try? FileManager.default.removeItem(
        atPath: scratch("a/shards/two-phase/series-0000.h5.partial"))
      #expect(try scratch.contents("a") == whole)
    }
  }

  @Test func `another tomogram in the same folder is refused`() throws {
    try ImportScratch.with { scratch in
      _ = try run(scratch, into: "a")
      var other = TomogramGoldenTests.tomogram
      other.values[77] = 0
      try writeField(other, to: scratch("film.mrc"))
      var windows = TomogramWindows()
      (windows.side, windows.stride) = (10, 3)
      var options = ImportOptions(
        name: "film", segmentation: .shares(PhaseShares(donor: 0.4)!, donor: .bright))
      options.shape = Shape(nx: 12, ny: 12, nz: 12)
      let importer = CorpusImporter(
        source: .tomograms([scratch("film.mrc")], windows), options: options, folder: scratch("a"),
        workers: 1)
      let error = #expect(throws: CorpusError.self) { try importer.run() }
      guard case .otherPlan = error else { throw try #require(error) }
    }
  }

  @Test func `on a finer grid no voxel of the file reaches two splits by interpolation`() throws {
    var windows = TomogramWindows()
    (windows.side, windows.stride, windows.grid) = (12, 1, GridRescale(voxel: 1))
    try ImportScratch.with { scratch in
      try writeField(TomogramGoldenTests.tomogram, to: scratch("film.nrrd"))
      var options = ImportOptions(name: "fine", segmentation: .otsu(mixed: 0.1, donor: .dark))
      options.shape = Shape(nx: 6, ny: 6, nz: 6)
      _ = try CorpusImporter(
        source: .tomograms([scratch("film.nrrd")], windows), options: options,
        folder: scratch("fine"), workers: 2
      ).run()
      let reader = try CorpusReader(folder: scratch("fine"))
      let ranges = try ranges(scratch, "fine")
      var seen = [Set<Split>](repeating: [], count: 30)
      for sample in reader.samples {
        let x = try #require(ranges[sample.dataset]).x
        // Voxel i of 1 nm lies between the file's voxels ⌊i/2⌋ and ⌈i/2⌉ of 2 nm.
        for i in x..<x + 12 {
          seen[i / 2].insert(sample.split)
          seen[min(29, (i + 1) / 2)].insert(sample.split)
        }
      }
      #expect(seen.allSatisfy { $0.count <= 1 })
      #expect(Set(reader.samples.map(\.split)).count == 3)
    }
  }
}
