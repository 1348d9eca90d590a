import Corpus
import Testing
import Volumes

@Suite struct ImportShardRunTests {
  /// Two files of six samples each, whose `run` tells four series that cross the files.
  private func write(_ scratch: ImportScratch, attribute: String = "run") throws {
    for file in 0..<2 {
      let writer = try SampleWriter(path: scratch("part\(file).h5"))
      for sample in 0..<6 {
        let film = ImportScratch.film(6 * file + sample)
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
    _ scratch: ImportScratch, by attribute: String?, into name: String = "corpus",
    meaning: Segmentation? = .labels(LabelMap([0: .acceptor, 1: .donor])), remeasures: Bool = false
  ) -> CorpusImporter {
    var options = ImportOptions(name: "shards", segmentation: meaning)
    options.remeasures = remeasures
    (options.validation, options.test) = (0.25, 0.25)
    return CorpusImporter(
      source: .shards([scratch("part*.h5")], seriesAttribute: attribute), options: options,
      folder: scratch(name), workers: 2)
  }

  @Test func `series go by the attribute, their numbers stay, and no series parts`() throws {
    try ImportScratch.with { scratch in
      try write(scratch)
      _ = try importer(scratch, by: "run").run()
      let reader = try CorpusReader(folder: scratch("corpus"))
      #expect(reader.samples.count == 12)
      #expect(reader.manifest.series.map(\.header.source) == (0..<4).map { "run = \(Double($0))" })
      for sample in reader.samples {
        #expect(sample["run"] == Double(sample.series))
        let anneal = Int(try #require(sample["anneal"]))
        let film = ImportScratch.film(6 * (anneal / 10) + anneal % 10)
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
    try ImportScratch.with { scratch in
      try write(scratch)
      let own = Segmentation.labels(.graspi)
      let report = try importer(scratch, by: "run", meaning: own, remeasures: remeasures).run()
      let difference = try #require(report.differences.first)
      #expect(report.differences.count == 1 && difference.attribute == "vol_frac_D")
      #expect(abs(difference.largest - 0.25) < 1e-12 && difference.unpaired == 0)
      let reader = try CorpusReader(folder: scratch("corpus"))
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
    try ImportScratch.with { scratch in
      try write(scratch)
      let error = #expect(throws: ImportError.self) { try importer(scratch, by: nil).run() }
      #expect(error == .tooFewSeries(found: 2, needed: 3))
    }
  }

  @Test(arguments: ["run, no", "split", "a\"b"])
  func `an attribute whose name a table cannot hold is refused by name`(name: String) throws {
    try ImportScratch.with { scratch in
      try write(scratch, attribute: name)
      let error = #expect(throws: ImportError.self) {
        try importer(scratch, by: "anneal", meaning: .labels(.graspi)).run()
      }
      #expect(error == .unusableName(path: scratch("part0.h5"), name: name))
    }
  }

  @Test func `an attribute that a sample lacks, and a pattern without a file, are named`() throws {
    try ImportScratch.with { scratch in
      try write(scratch)
      let lacking = #expect(throws: ImportError.self) { try importer(scratch, by: "batch").run() }
      #expect(
        lacking
          == .attributeMissing(
            path: scratch("part0.h5"), sample: "s0", attribute: "batch",
            found: ["anneal", "run", "vol_frac_D"]))
      let nothing = #expect(throws: ImportError.self) {
        try CorpusImporter(
          source: .shards([scratch("x*.h5")], seriesAttribute: nil),
          options: ImportOptions(name: "x", segmentation: nil), folder: scratch("x"), workers: 1
        ).run()
      }
      #expect(nothing == .nothingFound(pattern: scratch("x*.h5")))
    }
  }

  @Test func `a field of φ is cut, and the corpus carries the cuts`() throws {
    try ImportScratch.with { scratch in
      let writer = try SampleWriter(path: scratch("part0.h5"))
      let shape = Shape(nx: 5, ny: 1, nz: 1)
      try writer.append(Field(shape: shape, values: [0.1, 0.35, 0.5, 0.65, 0.9]), name: "a")
      try writer.finish()
      var options = ImportOptions(
        name: "phi", segmentation: .cuts(GreyCuts(darkUpTo: 0.35, brightFrom: 0.65), donor: .bright)
      )
      (options.validation, options.test) = (0, 0)
      _ = try CorpusImporter(
        source: .shards([scratch("part0.h5")], seriesAttribute: nil), options: options,
        folder: scratch("corpus"), workers: 1
      ).run()
      let reader = try CorpusReader(folder: scratch("corpus"))
      #expect(reader.labels.name == "three-phase")
      #expect(reader.labels.cuts == PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65))
      #expect(try reader.volume(of: reader.samples[0]).labels == [1, 1, 3, 0, 0])
    }
  }

  @Test func `values whose meaning nobody said are shown`() throws {
    try ImportScratch.with { scratch in
      let writer = try SampleWriter(path: scratch("part0.h5"))
      let shape = Shape(nx: 2, ny: 2, nz: 1)
      try writer.append(Field(shape: shape, values: [0, 1, 0.5, 1]), name: "a")
      try writer.finish()
      for meaning in [nil, Segmentation.labels(nil)] {
        let error = #expect(throws: ImportError.self) {
          try importer(scratch, by: nil, meaning: meaning).run()
        }
        // One file cannot fill three splits either, but what its values mean comes first.
        guard case .meaningUnsaid(_, let found) = error else { throw try #require(error) }
        #expect(found == "the values 0, 0.5, 1")
      }
    }
  }
}
