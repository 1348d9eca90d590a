import Corpus
import Foundation
import Programs
import Testing

@Suite(.enabled(if: Python.has("h5py", "numpy"), "python3 has no h5py and numpy"))
struct PythonTests {
  private let script =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    + "/read_corpus.py"

  @Test func `h5py finds every sample as the manifest and the tables say`() throws {
    try CorpusFixture.inBuilt { folder in
      let ended = try Python.run([script, folder])
      #expect(ended.status == 0 && ended.text == "three 24\ntwo 24\n", "\(ended.text)")
    }
  }

  @Test func `the script notices a shard that was changed and a table that lies`() throws {
    try CorpusFixture.inBuilt { folder in
      let shard = "\(folder)/shards/two/series-0001.h5"
      var bytes = try Data(contentsOf: URL(fileURLWithPath: shard))
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: shard))
      let ended = try Python.run([script, folder])
      #expect(ended.status == 1 && ended.text.contains("series-0001.h5 has another hash"))
    }
    try CorpusFixture.inBuilt { folder in
      try CorpusFixture.rewriteTable("three", in: folder) {
        $0.replacingOccurrences(of: ",0,train,", with: ",9,train,")
          .replacingOccurrences(of: ",0,test,", with: ",9,test,")
          .replacingOccurrences(of: ",0,validation,", with: ",9,validation,")
      }
      let ended = try Python.run([script, folder])
      #expect(ended.status == 1 && ended.text.contains("of another series"), "\(ended.text)")
    }
  }
}
