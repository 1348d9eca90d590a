import Foundation
import LatentDiffusion
import Ledger
import StrictYAML
import Studies
import Synchronization
import Testing
import Volumes

/// A design that runs without networks, solver or gnuplot, in a folder that is removed with the object.
final class StandInDesign {
  let scratch = NSTemporaryDirectory() + "design-" + UUID().uuidString
  let model = StandInModel()
  var physics: StandInPhysics? = StandInPhysics()
  /// What films of a recipe have; nil for a model that does not know.
  var forward = StandInPhysics.forward
  var card: ModelCard
  var study: String
  /// Called after every write of the ledger.
  var afterWrite: (@Sendable () throws(LedgerError) -> Void)?
  private let said = Remarks()

  /// - Parameter more: Sections that follow the targets or take their place.
  init(
    _ more: String = "",
    targets: String? = "{ vol_frac_D: { value: 0.45 }, vol_frac_M: { value: 0.15 } }"
  ) throws {
    let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "models")
    card = try ModelCard.load(models.appending(path: "three-phase-64").path)
    card.name = "stand-in"
    card.shape = StandInFilm.shape
    card.conditions = ["vol_frac_D", "vol_frac_M"]
    card.predictions = ["phi", "chi", "log_time"]
    study = """
      name: core
      model: stand-in
      seed: 5
      threads: 1
      \(targets.map { "targets: \($0)" } ?? "")
      \(more)
      """
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: scratch) }

  /// A small search, few candidates, two pathways with two films each, the first one refined.
  static let small = """
    search: { algorithm: BOBYQA, evaluations: 4, replicates: 2 }
    candidates: { count: 2, samples: 6, aims: 2 }
    verification: { pathways: 2, seeds: 2, films: 4 }
    refinement: { pathways: 1, recipes: 2 }
    """

  var folder: String { scratch + "/run" }
  /// What the run remarked, in order.
  var remarks: [String] { said.all }

  func settled() throws -> SettledStudy {
    try SettledStudy(
      Study.read(SettingsNode.parse(study, file: "core.yaml")), bundle: "nowhere", card: card
    ) { StandInModel.training }
  }

  /// Runs the study or goes on with it.
  @discardableResult
  func run(in folder: String? = nil, resume: Bool = false) throws -> DesignSummary {
    var parts = DesignParts(
      modelDigest: "stand-in", model: model, sampler: card.sampler,
      forward: forward, simulator: physics)
    let afterWrite = afterWrite
    parts.openLedger = { try RunLedger(at: $0, $1, afterWrite: afterWrite) }
    parts.drawReport = { folder, _ in folder + "/report.html" }
    return try design(
      settled(), with: parts, options: DesignOptions(out: folder ?? self.folder, resume: resume),
      listener: Listener(remark: said.append))
  }

  /// The lines of a file of the run.
  func lines(_ file: String) throws -> [String] {
    try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n")
      .map(String.init)
  }

  /// A column of a table of the run.
  func column(_ name: String, of file: String) throws -> [String] {
    let rows = try lines(file).map { $0.components(separatedBy: ",") }
    let place = try #require(rows.first?.firstIndex(of: name), "no column \(name) in \(file)")
    return rows.dropFirst().map { $0[place] }
  }

  func ledger() throws -> RunLedger { try RunLedger(at: folder + "/ledger.sqlite", .read) }
}

/// What a run remarked, in order.
private final class Remarks: Sendable {
  private let texts = Mutex<[String]>([])

  var all: [String] { texts.withLock { $0 } }

  @Sendable func append(_ text: String) { texts.withLock { $0.append(text) } }
}
