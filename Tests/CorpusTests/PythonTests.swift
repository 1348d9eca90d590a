import Corpus
import Foundation
import Testing

/// Whether python3 with h5py and numpy is there; BINODAL_PYTHON names another interpreter.
private let python: String? = {
  let name = ProcessInfo.processInfo.environment["BINODAL_PYTHON"] ?? "python3"
  return (try? run(name, ["-c", "import h5py, numpy"]))?.status == 0 ? name : nil
}()

private func run(_ program: String, _ words: [String]) throws -> (status: Int32, text: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = [program] + words
  let pipe = Pipe()
  (process.standardOutput, process.standardError) = (pipe, pipe)
  try process.run()
  let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
}

@Suite(.enabled(if: python != nil, "python3 has no h5py and numpy"))
struct PythonTests {
  private let script =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    + "/read_corpus.py"

  @Test func `h5py finds every sample as the manifest and the tables say`() throws {
    try CorpusFixture.inBuilt { folder in
      let (status, text) = try run(python!, [script, folder])
      #expect(status == 0 && text == "three 24\ntwo 24\n", "\(text)")
    }
  }

  @Test func `the script notices a shard that was changed and a table that lies`() throws {
    try CorpusFixture.inBuilt { folder in
      let shard = "\(folder)/shards/two/series-0001.h5"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: shard))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: shard))
      let (status, text) = try run(python!, [script, folder])
      #expect(status == 1 && text.contains("series-0001.h5 has another hash"))
    }
    try CorpusFixture.inBuilt { folder in
      try CorpusFixture.rewriteTable("three", in: folder) {
        $0.replacingOccurrences(of: ",0,train,", with: ",9,train,")
          .replacingOccurrences(of: ",0,test,", with: ",9,test,")
          .replacingOccurrences(of: ",0,validation,", with: ",9,validation,")
      }
      let (status, text) = try run(python!, [script, folder])
      #expect(status == 1 && text.contains("of another series"), "\(text)")
    }
  }
}
