import Corpus
import Descriptors
import Foundation
import Testing
import Volumes

/// Folders to import from and into, gone afterwards.
struct ImportPlace {
  let path = FileManager.default.temporaryDirectory.path + "/import-\(UUID().uuidString)"

  static func with(_ body: (ImportPlace) throws -> Void) throws {
    let place = ImportPlace()
    try FileManager.default.createDirectory(
      atPath: place.path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place.path) }
    try body(place)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// The bytes of every file of a corpus, by path within it.
  func contents(_ name: String) throws -> [String: Data] {
    let files = FileManager.default.enumerator(atPath: self(name))!.compactMap { $0 as? String }
    return try files.reduce(into: [:]) { found, file in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: self("\(name)/\(file)"), isDirectory: &isFolder)
      if !isFolder.boolValue, file != "build.lock" {
        found[file] = try Data(contentsOf: URL(fileURLWithPath: self("\(name)/\(file)")))
      }
    }
  }

  /// A film of 10×8×6 voxels unlike that of another seed.
  static func film(_ seed: Int, shape: Shape = Shape(nx: 10, ny: 8, nz: 6)) -> Volume {
    Volume(
      shape: shape,
      labels: (0..<shape.count).map { ($0 / 3 * (seed + 5) + $0 / 60 * 7) % 11 < 6 ? 0 : 1 })
  }
}

@Suite struct ImportTomogramRunTests {
  /// A corpus of the golden tomogram: windows of 10 voxels, 5 apart, in three strips.
  private func run(
    _ place: ImportPlace, into name: String, workers: Int = 2
  ) throws -> ImportReport {
    try writeField(TomogramGoldenTests.tomogram, to: place("film.mrc"))
    var windows = TomogramWindows()
    (windows.side, windows.stride) = (10, 3)
    var options = ImportOptions(
      name: "film", segmentation: .shares(try #require(PhaseShares(donor: 0.4)), donor: .bright))
    options.shape = Shape(nx: 12, ny: 12, nz: 12)
    return try CorpusImporter(
      source: .tomograms([place("film.mrc")], windows), options: options, folder: place(name),
      workers: workers
    ).run()
  }

  /// The ranges along x and y of each sample, from `origins.csv`.
  private func ranges(_ place: ImportPlace, _ name: String) throws -> [String: (x: Int, y: Int)] {
    let text = try String(contentsOfFile: place("\(name)/origins.csv"), encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().reduce(into: [:]) { found, line in
      let match = try #require(
        line.firstMatch(of: /^([^,]+),.*"x (\d+)\.\.<\d+, y (\d+)\.\.<\d+"$/))
      found[String(match.1)] = (try #require(Int(match.2)), try #require(Int(match.3)))
    }
  }

  @Test func `each sample is its window, resized and measured, and no voxel is in two splits`()
    throws
  {
    try ImportPlace.with { place in
      let report = try run(place, into: "corpus")
      #expect(report.segmentations[0].note.donor == 0.4)
      let reader = try CorpusReader(folder: place("corpus"))
      let film = try #require(PhaseShares(donor: 0.4))
        .segment(TomogramGoldenTests.tomogram, donor: .bright).volume
      let ranges = try ranges(place, "corpus")
      var seen = [Set<Split>](repeating: [], count: 30 * 24)
      #expect(reader.samples.count == 15)  // one place along x in each strip of 10, five along y
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
    try ImportPlace.with { place in
      _ = try run(place, into: "a", workers: 1)
      _ = try run(place, into: "b", workers: 3)
      let whole = try place.contents("a")
      #expect(try place.contents("b") == whole)
      // As after a kill: no manifest, a shard without its record, a damaged one, halves.
      for file in ["manifest.json", "samples/two-phase.csv", "shards/series-0001.json"] {
        try FileManager.default.removeItem(atPath: place("a/\(file)"))
      }
      try Data([1, 2]).write(to: URL(fileURLWithPath: place("a/shards/two-phase/series-0002.h5")))
      try Data([1]).write(
        to: URL(fileURLWithPath: place("a/shards/two-phase/series-0000.h5.partial")))
      _ = try run(place, into: "a")
      try? FileManager.default.removeItem(
        atPath: place("a/shards/two-phase/series-0000.h5.partial"))
      #expect(try place.contents("a") == whole)
    }
  }

  @Test func `another tomogram in the same folder is refused`() throws {
    try ImportPlace.with { place in
      _ = try run(place, into: "a")
      var other = TomogramGoldenTests.tomogram
      other.values[77] = 0
      try writeField(other, to: place("film.mrc"))
      var windows = TomogramWindows()
      (windows.side, windows.stride) = (10, 3)
      var options = ImportOptions(
        name: "film", segmentation: .shares(PhaseShares(donor: 0.4)!, donor: .bright))
      options.shape = Shape(nx: 12, ny: 12, nz: 12)
      let importer = CorpusImporter(
        source: .tomograms([place("film.mrc")], windows), options: options, folder: place("a"),
        workers: 1)
      let error = #expect(throws: CorpusError.self) { try importer.run() }
      guard case .otherPlan = error else { throw try #require(error) }
    }
  }

  @Test func `on a finer grid no voxel of the file reaches two splits by interpolation`() throws {
    var windows = TomogramWindows()
    (windows.side, windows.stride, windows.grid) = (12, 1, GridRescale(voxel: 1))
    try ImportPlace.with { place in
      try writeField(TomogramGoldenTests.tomogram, to: place("film.nrrd"))
      var options = ImportOptions(name: "fine", segmentation: .otsu(mixed: 0.1, donor: .dark))
      options.shape = Shape(nx: 6, ny: 6, nz: 6)
      _ = try CorpusImporter(
        source: .tomograms([place("film.nrrd")], windows), options: options,
        folder: place("fine"), workers: 2
      ).run()
      let reader = try CorpusReader(folder: place("fine"))
      let ranges = try ranges(place, "fine")
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

@Suite struct ImportShardRunTests {
  /// Two files of six samples each, whose `run` tells four series that cross the files.
  private func write(_ place: ImportPlace, attribute: String = "run") throws {
    for file in 0..<2 {
      let writer = try SampleWriter(path: place("part\(file).h5"))
      for sample in 0..<6 {
        let film = ImportPlace.film(6 * file + sample)
        let donor = Double(film.count(of: .donor)) / Double(film.shape.count)
        try writer.append(
          film, name: "s\(sample)",
          attributes: [
            (attribute, Double((file + sample) % 4)), ("anneal", Double(10 * file + sample)),
            ("vol_frac_D", donor + (sample == 3 && file == 1 ? 0.25 : 0)),
          ])
      }
      try writer.finish()
    }
  }

  private func importer(
    _ place: ImportPlace, by attribute: String?, into name: String = "corpus",
    meaning: Segmentation? = .labels(LabelMap([0: .acceptor, 1: .donor])), remeasures: Bool = false
  ) -> CorpusImporter {
    var options = ImportOptions(name: "shards", segmentation: meaning)
    options.remeasures = remeasures
    (options.validation, options.test) = (0.25, 0.25)
    return CorpusImporter(
      source: .shards([place("part*.h5")], seriesAttribute: attribute), options: options,
      folder: place(name), workers: 2)
  }

  @Test func `series go by the attribute, their numbers stay, and no series parts`() throws {
    try ImportPlace.with { place in
      try write(place)
      _ = try importer(place, by: "run").run()
      let reader = try CorpusReader(folder: place("corpus"))
      #expect(reader.samples.count == 12)
      #expect(reader.manifest.series.map(\.header.source) == (0..<4).map { "run = \(Double($0))" })
      for sample in reader.samples {
        #expect(sample["run"] == Double(sample.series))
        let anneal = Int(try #require(sample["anneal"]))
        let film = ImportPlace.film(6 * (anneal / 10) + anneal % 10)
        let volume = try reader.volume(of: sample)
        #expect(volume.labels == film.labels.map { 1 - $0 })  // the map turns them round
      }
      let splits = Split.allCases.map { Set(reader.samples(in: $0).map(\.series)) }
      #expect(splits.map(\.count) == [2, 1, 1])
      #expect(splits[0].union(splits[1]).union(splits[2]).count == 4)
    }
  }

  @Test(arguments: [false, true])
  func `given descriptors are compared with measured ones, and either keeps the name`(
    remeasures: Bool
  ) throws {
    try ImportPlace.with { place in
      try write(place)
      let own = Segmentation.labels(.graspi)
      let report = try importer(place, by: "run", meaning: own, remeasures: remeasures).run()
      let difference = try #require(report.differences.first)
      #expect(report.differences.count == 1 && difference.attribute == "vol_frac_D")
      #expect(abs(difference.largest - 0.25) < 1e-12 && difference.unpaired == 0)
      let reader = try CorpusReader(folder: place("corpus"))
      for sample in reader.samples {
        let volume = try reader.volume(of: sample)
        let true_ = Double(volume.count(of: .donor)) / Double(volume.shape.count)
        let isOdd = sample.dataset == difference.dataset
        let (given, measured) =
          remeasures ? ("vol_frac_D_given", "vol_frac_D") : ("vol_frac_D", "vol_frac_D_measured")
        #expect(sample[measured] == true_)
        #expect(sample[given] == true_ + (isOdd ? 0.25 : 0))
      }
    }
  }

  @Test func `files are series where no attribute is named`() throws {
    try ImportPlace.with { place in
      try write(place)
      let error = #expect(throws: ImportError.self) { try importer(place, by: nil).run() }
      #expect(error == .tooFewSeries(found: 2, needed: 3))
    }
  }

  @Test func `an attribute that a sample lacks, and a pattern without a file, are named`() throws {
    try ImportPlace.with { place in
      try write(place)
      let lacking = #expect(throws: ImportError.self) { try importer(place, by: "batch").run() }
      #expect(
        lacking
          == .attributeMissing(
            path: place("part0.h5"), sample: "s0", attribute: "batch",
            found: ["anneal", "run", "vol_frac_D"]))
      let nothing = #expect(throws: ImportError.self) {
        try CorpusImporter(
          source: .shards([place("x*.h5")], seriesAttribute: nil),
          options: ImportOptions(name: "x", segmentation: nil), folder: place("x"), workers: 1
        ).run()
      }
      #expect(nothing == .nothingFound(pattern: place("x*.h5")))
    }
  }

  @Test func `values whose meaning nobody said are shown`() throws {
    try ImportPlace.with { place in
      let writer = try SampleWriter(path: place("part0.h5"))
      let shape = Shape(nx: 2, ny: 2, nz: 1)
      try writer.append(Field(shape: shape, values: [0, 1, 0.5, 1]), name: "a")
      try writer.finish()
      for meaning in [nil, Segmentation.labels(nil)] {
        let error = #expect(throws: ImportError.self) {
          try importer(place, by: nil, meaning: meaning).run()
        }
        // One file cannot fill three splits either, but what its values mean comes first.
        guard case .meaningUnsaid(_, let found) = error else { throw try #require(error) }
        #expect(found == "the values 0, 0.5, 1")
      }
    }
  }
}

@Suite struct ImportFolderRunTests {
  private func write(_ place: ImportPlace, files: [String], table: String) throws {
    try FileManager.default.createDirectory(
      atPath: place("films"), withIntermediateDirectories: true)
    for (number, file) in files.enumerated() {
      try writeVolume(ImportPlace.film(number), to: place("films/\(file)"))
    }
    try Data(table.utf8).write(to: URL(fileURLWithPath: place("films/table.csv")))
  }

  private func importer(_ place: ImportPlace, shape: Shape? = nil) throws -> CorpusImporter {
    var options = ImportOptions(name: "films", segmentation: .labels(.graspi))
    (options.validation, options.test, options.shape) = (0.3, 0.3, shape)
    let table = try AttributeTable(path: place("films/table.csv"), series: "batch")
    return CorpusImporter(
      source: .folder(place("films"), table: table, seriesColumn: "batch"), options: options,
      folder: place("corpus"), workers: 2)
  }

  private let files = ["a.tif", "b.vti", "c.npy", "d.nrrd"]
  private let table = "batch,file,T\nI,a.tif,1\nII,d.nrrd,4\nI,c.npy,3\nIII,b.vti,2\n"

  @Test func `files of any format go with their rows`() throws {
    try ImportPlace.with { place in
      try write(place, files: files, table: table)
      _ = try importer(place).run()
      let reader = try CorpusReader(folder: place("corpus"))
      #expect(reader.manifest.series.map(\.header.source) == ["I", "II", "III"])
      #expect(reader.samples.map { $0["T"] } == [1, 3, 4, 2])
      for sample in reader.samples {
        let number = Int(try #require(sample["T"])) - 1
        #expect(try reader.volume(of: sample).labels == ImportPlace.film(number).labels)
      }
      guard case .imported(let source) = reader.header.origin else {
        throw CorpusError.unfinished(folder: "")
      }
      #expect(source.files.count == 5 && source.files.allSatisfy { $0.hash.count == 64 })
    }
  }

  @Test func `rows without files and files without rows are named`() throws {
    try ImportPlace.with { place in
      try write(place, files: files, table: table + "I,e.tif,5\n")
      #expect(
        throws: ImportError.filesMissing(
          table: place("films/table.csv"), folder: place("films"), names: ["e.tif"])
      ) { try importer(place).run() }
      try write(place, files: files + ["f.npy"], table: table)
      #expect(
        throws: ImportError.rowsMissing(table: place("films/table.csv"), names: ["f.npy"])
      ) { try importer(place).run() }
    }
  }

  @Test func `volumes of another shape are refused by name, or resized where asked`() throws {
    try ImportPlace.with { place in
      try write(place, files: files, table: table)
      let odd = ImportPlace.film(9, shape: Shape(nx: 12, ny: 8, nz: 6))
      try writeVolume(odd, to: place("films/b.vti"))
      #expect(
        throws: ImportError.shapesDiffer(
          path: place("films/b.vti"), sample: "b.vti", found: "12×8×6", wanted: "10×8×6")
      ) { try importer(place).run() }
      try FileManager.default.removeItem(atPath: place("corpus"))
      let small = Shape(nx: 5, ny: 4, nz: 3)
      _ = try importer(place, shape: small).run()
      let reader = try CorpusReader(folder: place("corpus"))
      let sample = try #require(reader.samples.first { $0["T"] == 2 })
      #expect(try reader.volume(of: sample).labels == odd.resized(to: small).labels)
      #expect(reader.header.spacing == nil)
    }
  }
}
