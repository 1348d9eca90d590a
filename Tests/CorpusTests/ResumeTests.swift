import Corpus
import Foundation
import Randomness
import Support
import Synchronization
import Testing

@Suite struct ResumeTests {
  @Test func `a build killed again and again ends with the bytes of one that was not`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.path + "/killed-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // Each process makes a few samples more and is killed within the next milliseconds: between two
    // samples, inside a shard, or while a series is completed.
    for (samples, microseconds) in [(1, 0), (2, 700), (4, 1900), (1, 4100), (3, 300), (5, 2600)] {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [folder = folder as String, samples = samples as Int, microseconds = microseconds as Int] in
        let made = Mutex(-1)  // the first word is of what was found
        try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build { _ in
          guard
            made.withLock({
              $0 += 1; return $0 == samples
            })
          else { return }
          Thread.detachNewThread {
            usleep(UInt32(microseconds))
            kill(getpid(), SIGKILL)
          }
        }
        while true { sleep(1) }  // too fast for the kill: wait for it
      }
    }
    try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
    #expect(try CorpusFixture.contents(folder) == CorpusFixture.built.get())
  }

  /// What a crash of the machine leaves, where even finished files may be short.
  @Test(arguments: 1...6)
  func `files cut short at any place are made again`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    try CorpusFixture.inBuilt { folder in
      let files = try CorpusFixture.contents(folder).filter { $0.key != "corpus.json" }
      for file in files.keys.sorted().shuffled(using: &random).prefix(5) {
        let length = Int.random(in: 0...max(0, files[file]!.count - 1), using: &random)
        try files[file]!.prefix(length).write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
      try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
      #expect(try CorpusFixture.contents(folder) == CorpusFixture.built.get())
    }
  }

  @Test func `halves under partial names are no hindrance`() throws {
    try CorpusFixture.inBuilt { folder in
      for file in ["shards/two/series-0002.h5", "shards/series-0005.json", "manifest.json"] {
        let url = URL(fileURLWithPath: "\(folder)/\(file)")
        try FileManager.default.moveItem(at: url, to: url.appendingPathExtension("partial"))
      }
      try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
      #expect(try CorpusFixture.contents(folder) == CorpusFixture.built.get())
    }
  }

  @Test func `a second builder in a folder is refused with the first one's process`() throws {
    try CorpusFixture.inFolder { folder in
      let refusal = Mutex<FileLockError?>(nil)
      try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build { _ in
        refusal.withLock { refusal in
          guard refusal == nil else { return }
          do {
            try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
          } catch {
            refusal = error as? FileLockError
          }
        }
      }
      guard case .inUse(folder, let holder) = refusal.withLock({ $0 }) else {
        Issue.record("the second builder was let in")
        return
      }
      #expect(holder?.pid == getpid())
      #expect(try CorpusFixture.contents(folder) == CorpusFixture.built.get())
    }
  }
}
