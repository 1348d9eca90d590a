import Corpus
import Foundation
import Volumes

/// A corpus of six small films in two label sets, and folders to work in.
enum CorpusFixture {
  static let plan = CorpusPlan(
    name: "tiny", shape: Shape(nx: 16, ny: 12, nz: 8), design: .sobol(points: 6),
    labels: [
      LabelSet(name: "three", cuts: PhaseCuts(acceptorBelow: 0.35, donorAbove: 0.65)),
      LabelSet(name: "two", cuts: PhaseCuts(acceptorBelow: 0.5, donorAbove: 0.5)),
    ], phi: 0.4...0.6, chi: 2.8...3.6,
    snapshots: SnapshotRule(times: .count(4), longestLogTime: 1.8), validation: 0.17, test: 0.17,
    seed: 7)

  /// Calls `body` with the path of a folder that is gone afterwards.
  @discardableResult
  static func inFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
    let path = FileManager.default.temporaryDirectory.path + "/corpus-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// Calls `body` with a folder that holds the plan's corpus, built once for all tests.
  @discardableResult
  static func inBuilt<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
    let whole = try built.get()
    return try inFolder { folder in
      for (file, bytes) in whole {
        let url = URL(fileURLWithPath: "\(folder)/\(file)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
      }
      return try body(folder)
    }
  }

  /// Every file of the plan's corpus, by its path within the folder.
  static let built = Result {
    try inFolder { folder in
      try CorpusBuilder(plan: plan, folder: folder, workers: 1).build()
      return try contents(folder)
    }
  }

  /// The bytes of every file under a folder, by path within it.
  static func contents(_ folder: String) throws -> [String: Data] {
    let files = FileManager.default.enumerator(atPath: folder)!.compactMap { $0 as? String }
    return try files.reduce(into: [:]) { found, file in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(file)", isDirectory: &isFolder)
      if !isFolder.boolValue {
        found[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
      }
    }
  }

  /// Changes the table of a label set, and the manifest so that it names the changed one.
  static func rewriteTable(
    _ labels: String, in folder: String, _ change: (String) -> String
  ) throws {
    let table = "\(folder)/samples/\(labels).csv"
    let manifest = "\(folder)/manifest.json"
    let old = try String(contentsOfFile: table, encoding: .utf8)
    let new = change(old)
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
      .replacingOccurrences(of: sha256(old.utf8), with: sha256(new.utf8))
    try new.write(toFile: table, atomically: true, encoding: .utf8)
    try text.write(toFile: manifest, atomically: true, encoding: .utf8)
  }
}
