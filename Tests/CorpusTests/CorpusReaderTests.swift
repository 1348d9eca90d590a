import Corpus
import Foundation
import Testing
import Volumes

@Suite struct CorpusReaderTests {
  @Test func `no series is in two splits, and every sample is in one`() throws {
    try CorpusBuilderTests.inFolder { folder in
      let manifest = try CorpusBuilder(plan: CorpusBuilderTests.plan, folder: folder).build()
      let reader = try CorpusReader(folder: folder)
      #expect(reader.manifest == manifest)
      let series = Split.allCases.map { Set(reader.samples(in: $0).map(\.series)) }
      #expect(series.map(\.count) == [4, 1, 1])
      #expect(series[0].union(series[1]).union(series[2]).count == 6)
      let count = Split.allCases.reduce(0) { $0 + reader.samples(in: $1).count }
      #expect(count == manifest.series.reduce(0) { $0 + $1.samples.count })
    }
  }

  @Test func `many volumes come in the order asked`() throws {
    try CorpusBuilderTests.inFolder { folder in
      try CorpusBuilder(plan: CorpusBuilderTests.plan, folder: folder).build()
      let reader = try CorpusReader(folder: folder)
      let asked = Array(reader.samples(in: .train).reversed())
      let found = try reader.volumes(of: asked)
      #expect(found == (try asked.map { try reader.volume(of: $0) }))
      #expect(Set(found.map(\.labels)).count == asked.count)
    }
  }

  @Test func `a corpus without its manifest is refused with what to do`() throws {
    try CorpusBuilderTests.inFolder { folder in
      let error = #expect(throws: CorpusError.self) { _ = try CorpusReader(folder: folder) }
      #expect(error == .unfinished(folder: folder))
      #expect(error.map { "\($0)".contains("build it again") } == true)
    }
  }

  @Test func `a broken manifest is refused by name`() throws {
    try CorpusBuilderTests.inFolder { folder in
      try CorpusBuilder(plan: CorpusBuilderTests.plan, folder: folder).build()
      let path = "\(folder)/manifest.json"
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: CorpusError.self) { _ = try CorpusReader(folder: folder) }
      #expect(error.map { "\($0)".contains(path) } == true)
    }
  }

  @Test func `the table has a line for every sample`() throws {
    try CorpusBuilderTests.inFolder { folder in
      let manifest = try CorpusBuilder(plan: CorpusBuilderTests.plan, folder: folder).build()
      let text = try String(contentsOfFile: "\(folder)/samples.csv", encoding: .utf8)
      let lines = text.split(separator: "\n")
      #expect(lines.count == 1 + manifest.series.reduce(0) { $0 + $1.samples.count })
      #expect(lines[0].hasPrefix("file,dataset,split,chi,log_time,phi,"))
      #expect(lines.allSatisfy { $0.split(separator: ",").count == 12 })
    }
  }
}
