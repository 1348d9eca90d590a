import Corpus
import Foundation
import Testing
import Volumes

@Suite struct CorpusReaderTests {
  @Test func `no series is in two splits, and every sample is in one`() throws {
    try CorpusFixture.inFolder { folder in
      let manifest = try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
      let reader = try CorpusReader(folder: folder, labels: "three")
      #expect(reader.manifest == manifest)
      let series = Split.allCases.map { Set(reader.samples(in: $0).map(\.series)) }
      #expect(series.map(\.count) == [4, 1, 1])
      #expect(series[0].union(series[1]).union(series[2]).count == 6)
      let count = Split.allCases.reduce(0) { $0 + reader.samples(in: $1).count }
      #expect(count == manifest.series.reduce(0) { $0 + $1.samples })
      #expect(count == 24)
    }
  }

  @Test func `many volumes come in the order asked`() throws {
    try CorpusFixture.inBuilt { folder in
      let reader = try CorpusReader(folder: folder, labels: "two")
      let asked = Array(reader.samples(in: .train).reversed())
      let found = try reader.volumes(of: asked)
      #expect(found == (try asked.map { try reader.volume(of: $0) }))
      #expect(Set(found.map(\.labels)).count == asked.count)
    }
  }

  @Test func `a corpus without its manifest is refused with what to do`() throws {
    try CorpusFixture.inFolder { folder in
      let error = #expect(throws: CorpusError.self) { _ = try CorpusReader(folder: folder) }
      #expect(error == .unfinished(folder: folder))
      #expect(error.map { "\($0)".contains("build it again") } == true)
    }
  }

  @Test func `of several label sets one must be named, and one that is there`() throws {
    try CorpusFixture.inBuilt { folder in
      for asked in [nil, "four"] {
        let error = #expect(throws: CorpusError.self) {
          _ = try CorpusReader(folder: folder, labels: asked)
        }
        #expect(
          error == .chooseLabels(folder: folder, asked: asked, available: ["three", "two"]))
      }
    }
  }

  @Test func `the label sets show the same films, cut otherwise`() throws {
    try CorpusFixture.inBuilt { folder in
      let three = try CorpusReader(folder: folder, labels: "three")
      let two = try CorpusReader(folder: folder, labels: "two")
      #expect(three.samples.map(\.dataset) == two.samples.map(\.dataset))
      for (a, b) in zip(three.samples, two.samples) {
        let pairs = zip(try three.volume(of: a).labels, try two.volume(of: b).labels)
        // What is pure by the wide cuts is the same by the narrow one; mixed may be either.
        #expect(pairs.allSatisfy { $0 == 3 ? $1 != 3 : $0 == $1 })
      }
    }
  }

  @Test func `a table that was changed is refused by name`() throws {
    try CorpusFixture.inBuilt { folder in
      let path = "\(folder)/samples/three.csv"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacingOccurrences(of: "train", with: "test")
        .write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: CorpusError.self) {
        _ = try CorpusReader(folder: folder, labels: "three")
      }
      #expect(error.map { "\($0)".contains(path) } == true)
    }
  }

  @Test func `a corpus of an older format is refused with what to do`() throws {
    try CorpusFixture.inFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("{\"corpusHash\": \"0\"}".utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/manifest.json"))
      let error = #expect(throws: CorpusError.self) { _ = try CorpusReader(folder: folder) }
      #expect(error == .otherFormat(folder: folder, found: 1))
      #expect(throws: CorpusError.otherFormat(folder: folder, found: 1)) {
        try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
      }
    }
  }

  @Test func `a broken manifest is refused by name`() throws {
    try CorpusFixture.inBuilt { folder in
      let path = "\(folder)/manifest.json"
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: CorpusError.self) { _ = try CorpusReader(folder: folder) }
      #expect(error.map { "\($0)".contains(path) } == true)
    }
  }

  @Test func `the table has a line for every sample`() throws {
    try CorpusFixture.inBuilt { folder in
      let text = try String(contentsOfFile: "\(folder)/samples/two.csv", encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 1 + 24)
      #expect(
        lines[0] == "dataset,series,split,content,vol_frac_D,vol_frac_M,tortuosity_A,tortuosity_D,"
          + "phi,chi,log_time,seed")
      #expect(lines.allSatisfy { $0.split(separator: ",").count == 12 })
    }
  }
}
