import Corpus
import Foundation
import StrictYAML
import Support
import Testing

/// Names in a plan or a manifest stay names, and a folder that is no corpus stays as it is.
@Suite struct HostileCorpusTests {
  @Test func `a label set in manifest.json whose name leads out of the corpus is refused`() throws {
    try CorpusFixture.inBuilt { folder in
      let path = folder + "/manifest.json"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for name in ["../../../escape", "x\\nsystem('touch PLANTED')\\n#", "", ".hidden", "a/b"] {
        try text.replacing("\"name\" : \"two\"", with: "\"name\" : \"\(name)\"").write(
          toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: CorpusError.self, "\(name)") {
          try CorpusReader(folder: folder, labels: "three")
        }
      }
    }
  }

  @Test(arguments: ["../up", "a/b", "x\\nsystem('true')\\n#", ".hidden", "\\e[31m"])
  func `a plan's name that could not be a folder's is refused with its line`(name: String) throws {
    try CorpusFixture.inFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let path = folder + "/plan.yaml"
      try "shape: [8, 8, 8]\nname: \"\(name)\"\nseries: 2\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: SettingsError.self) { try CorpusPlan(yaml: path) }
      #expect(error?.line == 2)
      #expect(error?.key == "name")
    }
  }

  @Test func `a folder with files of others is refused and nothing is written in it`() throws {
    try CorpusFixture.inFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try "mine".write(toFile: folder + "/notes.txt", atomically: true, encoding: .utf8)
      #expect(throws: CorpusError.notACorpus(folder: folder, found: "notes.txt")) {
        try CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }
  }

  @Test func `build.lock, corpus.json and the folders of shards are never followed as links`()
    throws
  {
    try CorpusFixture.inFolder { scratch in
      let target = scratch + "/precious"
      for name in ["build.lock", "corpus.json.partial", "shards"] {
        let folder = scratch + "/" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "precious".write(toFile: target, atomically: true, encoding: .utf8)
        try FileManager.default.createSymbolicLink(
          atPath: folder + "/" + name, withDestinationPath: target)
        _ = try? CorpusBuilder(plan: CorpusFixture.plan, folder: folder).build()
        #expect(try String(contentsOfFile: target, encoding: .utf8) == "precious", "\(name)")
      }
    }
  }
}
