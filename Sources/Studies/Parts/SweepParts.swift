import Corpus
import Foundation
import InverseDesign
import Ledger
import StrictYAML

/// A sweep as items: a point each.
struct SweepWork: PartedWork {
  let text: String
  let plan: SweepPlan
  let studies: [Study]
  /// SHA-256 of the bundles that the points use.
  let models: String
  let design: SweepRun.Designer

  /// The volumes that a point makes at most, a film counting as ten.
  var costs: [Double] {
    studies.map { study in
      let (proof, moves) = (study.verification, study.refinement)
      let recipes = (0..<proof.pathways).reduce(0) {
        $0 + 1 + ($1 < moves.pathways ? moves.recipes : 0)
      }
      let volumes =
        study.search.evaluations * study.search.replicates + study.candidates.samples
      return Double(volumes + 10 * recipes * max(proof.films, proof.seeds))
    }
  }

  var card: JobCard {
    JobCard(
      command: .sweep, settings: ["study": sha256(text.utf8), "model": models], input: text,
      items: studies.count, cost: costs.reduce(0, +))
  }

  func name(of item: Int) -> String { "point \(item + 1)" }

  /// A point that failed is tried again, as a sweep does that is resumed.
  func isWhole(_ item: Int, _ record: ItemRecord, in folder: PartsFolder) -> Bool {
    switch record.result.point?.status {
    case .done:
      FileManager.default.fileExists(atPath: SweepRun.folder(of: item + 1, in: folder.result))
    case .unrealistic: true
    default: false
    }
  }

  func make(
    _ item: Int, in folder: PartsFolder, scratch: String, listener: Listener
  ) throws -> ItemResult {
    let name = (SweepRun.folder(of: item + 1, in: "") as NSString).lastPathComponent
    let (begun, final) = ("\(scratch)/\(name)", SweepRun.folder(of: item + 1, in: folder.result))
    if folder.adopt(name, into: scratch) { listener.remark("\(self.name(of: item)) goes on") }
    let point = SweepPointRecord(number: item + 1, values: values(of: item))
    var result = ItemResult()
    result.point = try SweepRun.settle(
      point, of: studies[item], at: begun, design: design, listener: listener)
    if try folder.record(of: item, fingerprint: card.fingerprint)?.result.point?.status == .failed {
      try? FileManager.default.removeItem(atPath: final)
    }
    try move(begun, to: final)
    return result
  }

  private func values(of item: Int) -> [String: Double] {
    Dictionary(uniqueKeysWithValues: zip(plan.paths, plan.points[item]))
  }

  /// Gives a run its final name; where another process's is there, that one stays.
  private func move(_ begun: String, to final: String) throws {
    guard FileManager.default.fileExists(atPath: begun) else { return }
    if rename(begun, final) == 0 { return }
    guard [EEXIST, ENOTEMPTY].contains(errno) else {
      throw StudyError.unwritable(path: final, reason: String(cString: strerror(errno)))
    }
    try? FileManager.default.removeItem(atPath: begun)
  }
}

extension SweepWork {
  /// The sweep of a study file.
  init(_ file: String, design: @escaping SweepRun.Designer) throws {
    let file = StudyShelf.file(of: file)
    let document = try SettingsNode.load(file)
    let root = try document.mapping(allowing: Study.keys + ["sweep"])
    plan = try SweepPlan(root.required("sweep"))
    studies = try plan.studies(of: document)
    text = try String(contentsOfFile: file, encoding: .utf8)
    let bundles = try Set(studies.map(\.model)).sorted().map { model in
      try ModelShelf.digest(of: ModelShelf.folder(of: model))
    }
    models = bundles.joined(separator: "+")
    self.design = design
  }
}

/// Runs the points of one part of a sweep.
///
/// - Parameter part: Which; ``mergeParts(of:listener:)`` makes the sweep of all of them.
package func sweep(
  _ file: String, out: String?, part: Part, listener: Listener
) throws -> PartSummary {
  let work = try SweepWork(file) { try SweepOutcome.design($0, $1, listener) }
  let folder = out ?? "runs/\(work.studies[0].name)"
  try checkParts(of: .sweep, folder)
  try RunFolder(folder).makeFolder(folder + "/points")
  return try PartRun(work, folder: folder, part: part, listener: listener).perform()
}

/// Refuses a folder that holds something and no parts of the command's.
func checkParts(of command: JobCard.Command, _ folder: String) throws {
  let parts = PartsFolder(folder)
  if let card = try parts.read(JobCard.self, parts.job), card.command == command { return }
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  // Another part may be about to write its card.
  let begun = ["parts", "points", "slurm", "settings.json"]
  guard names.allSatisfy({ $0.hasPrefix(".") || begun.contains($0) }) else {
    throw StudyError.badInput(
      path: folder, reason: "it holds something else than parts of this command; give another --out"
    )
  }
}
