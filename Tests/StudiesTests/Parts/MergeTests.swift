import Corpus
import Foundation
import Studies
import Support
import Testing

@Suite struct MergeTests {
  private func part(_ number: Int, of count: Int, _ options: BuildOptions) throws {
    _ = try buildCorpus(
      options, part: Part(number: number, count: count)!, listener: Listener())
  }

  @Test func `the corpus of three parts has the bytes of the one built alone`() throws {
    try PartsPlace.inFolder { folder in
      let alone = try PartsPlace.build(in: folder, "alone")
      _ = try buildCorpus(alone, listener: Listener())
      let parted = try PartsPlace.build(in: folder, "parted")
      for number in [3, 1, 2] { try part(number, of: 3, parted) }
      guard case .corpus = try mergeParts(of: parted.folder!, listener: Listener()) else {
        Issue.record("it is a corpus")
        return
      }
      let whole = try PartsPlace.contents(alone.folder!)
      #expect(try PartsPlace.contents(parted.folder!) == whole)
      // once more, and with a part that comes late
      _ = try mergeParts(of: parted.folder!, listener: Listener())
      try part(2, of: 3, parted)
      #expect(try PartsPlace.contents(parted.folder!) == whole)
      #expect(try jobStatus(of: parted.folder!).merged)
    }
  }

  @Test func `series that are missing or damaged are named, and nothing is written`() throws {
    try PartsPlace.inFolder { folder in
      let options = try PartsPlace.build(in: folder, "parted")
      try part(1, of: 2, options)
      do {
        _ = try mergeParts(of: options.folder!, listener: Listener())
        Issue.record("half of it was merged")
      } catch PartsError.incomplete(_, let missing, let count, _) {
        #expect(count == 2 && missing.allSatisfy { $0.hasPrefix("series ") })
      }
      try part(2, of: 2, options)
      let shards = options.folder! + "/shards/two"
      let shard = try #require(try FileManager.default.contentsOfDirectory(atPath: shards).max())
      let series = try #require(Int(shard.dropFirst(7).prefix(4)))
      try Data("x".utf8).write(to: URL(filePath: shards + "/" + shard))
      #expect(throws: CorpusError.missingSeries(folder: options.folder!, series: [series])) {
        try mergeParts(of: options.folder!, listener: Listener())
      }
      #expect(!FileManager.default.fileExists(atPath: options.folder! + "/manifest.json"))
      try part(1, of: 1, options)  // finds the damage and makes the series again
      _ = try mergeParts(of: options.folder!, listener: Listener())
    }
  }

  @Test func `parts of another version of the program are refused`() throws {
    try PartsPlace.inFolder { folder in
      let options = try PartsPlace.build(in: folder, "parted")
      try part(1, of: 4, options)
      let path = options.folder! + "/parts/job.json"
      try String(contentsOfFile: path, encoding: .utf8)
        .replacing("\"program\":\"", with: "\"program\":\"0.0.9 of ")
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: PartsError.self) { try part(2, of: 4, options) }
      #expect(throws: PartsError.self) { try mergeParts(of: options.folder!, listener: Listener()) }
    }
  }
}
