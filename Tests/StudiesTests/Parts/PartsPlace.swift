import Corpus
import Foundation
import PhaseField
import Studies
import Volumes

/// Folders and items for the tests of jobs in parts.
enum PartsPlace {
  static func inFolder<Answer>(_ body: (String) throws -> Answer) throws -> Answer {
    let path = FileManager.default.temporaryDirectory.path + "/parts \(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
  }

  /// Every file under a folder but the bookkeeping of parts, by its path.
  static func contents(_ folder: String) throws -> [String: Data] {
    let files = FileManager.default.enumerator(atPath: folder)!.compactMap { $0 as? String }
    return try files.reduce(into: [:]) { found, file in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(folder)/\(file)", isDirectory: &isFolder)
      guard !isFolder.boolValue, !file.hasPrefix("parts/") else { return }
      found[file] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))
    }
  }

  static let plan = """
    name: four
    shape: [8, 8, 8]
    labels: { three: [0.35, 0.65], two: [0.5, 0.5] }
    series: 4
    phi: [0.45, 0.55]
    chi: [3.2, 3.9]
    snapshots: { count: 2, onset: 0.6, longest_log_time: 1.3 }
    attributes: [vol_frac_D, vol_frac_M]
    seed: 7
    """

  /// The options of a build of the plan into a folder within `folder`.
  static func build(in folder: String, _ name: String) throws -> BuildOptions {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = folder + "/plan.yaml"
    try plan.write(toFile: file, atomically: true, encoding: .utf8)
    return BuildOptions(plan: file, folder: "\(folder)/\(name)", fraction: 1, workers: 1)
  }
}

/// Items that are numbers, each written to a file of the result.
struct Numbers: PartedWork, Sendable {
  var count = 5
  var seed = "1"
  /// Items that cannot be made.
  var bad: Set<Int> = []

  var costs: [Double] { (0..<count).map { Double($0 + 1) } }

  var card: JobCard {
    JobCard(
      command: .corpus, settings: ["seed": seed], items: count, cost: costs.reduce(0, +))
  }

  func name(of item: Int) -> String { "number \(item)" }

  func isWhole(_ item: Int, _ record: ItemRecord, in folder: PartsFolder) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder.result)/\(item)")
  }

  func make(
    _ item: Int, in folder: PartsFolder, scratch: String, listener: Listener
  ) throws -> ItemResult {
    if bad.contains(item) { throw StudyError.nothingFound(reason: "it is bad") }
    try Data("\(item)".utf8).write(to: URL(filePath: "\(scratch)/\(item)"))
    rename("\(scratch)/\(item)", "\(folder.result)/\(item)")
    return ItemResult()
  }
}
