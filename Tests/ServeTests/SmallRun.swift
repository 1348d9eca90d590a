import Foundation
import Ledger
import Studies
import Volumes

/// A run's folder as a design leaves it, without the design.
struct SmallRun {
  static let study = """
    name: small
    model: three-phase-64
    seed: 3
    targets:
      vol_frac_D: { value: 0.4, tolerance: 0.1 }
    """

  /// Writes a run called `name` into a workspace.
  static func write(_ name: String, in workspace: URL, status: String = "finished") throws {
    let folder = workspace.appending(path: "runs/\(name)")
    let candidate = folder.appending(path: "candidates/001")
    try FileManager.default.createDirectory(at: candidate, withIntermediateDirectories: true)
    try Data(study.utf8).write(to: folder.appending(path: "study.yaml"))
    try Data("<h1>report</h1>".utf8).write(to: folder.appending(path: "report.html"))
    try Data("{\"rank\": 1}".utf8).write(to: candidate.appending(path: "descriptors.json"))
    try writeVolume(volume, to: candidate.appending(path: "volume.vti").path)
    let ledger = try RunLedger(at: folder.appending(path: "ledger.sqlite").path, .create)
    for (fact, value) in [
      (RunFact.study, "small"), (.model, "three-phase-64"), (.seed, "3"), (.status, status),
      (.started, "2026-01-02T03:04:05.000Z"), (.finished, "2026-01-02T03:04:15.500Z"),
    ] as [(RunFact, String)] { try ledger.record(fact, value) }
    try ledger.replace([
      TargetRecord(attribute: "vol_frac_D", kind: .match, value: 0.4, tolerance: 0.1)
    ])
    for objective in [0.5, 0.25] { try ledger.append(evaluation(objective)) }
    try ledger.replace([
      CandidateRecord(
        rank: 1, seed: 3, sample: 7, condition: ["vol_frac_D": 0.4],
        measured: ["vol_frac_D": 0.35], predicted: [:], error: 0.05,
        worstAttribute: "vol_frac_D", within: true, folder: "candidates/001")
    ])
    try ledger.close()
  }

  static func evaluation(_ objective: Double) -> EvaluationRecord {
    EvaluationRecord(
      stage: "search", algorithm: "LN_BOBYQA", condition: ["vol_frac_D": 0.4], seed: 3,
      samples: [0, 1], objective: objective, measured: ["vol_frac_D": 0.35], spread: [:],
      realismQuantile: 0.5, feasible: true, failure: nil, incumbent: true, seconds: 1,
      startedAt: "2026-01-02T03:04:06.000Z")
  }

  /// 4×3×2 voxels: donor below, acceptor above, but for one mixed voxel at x 3, y 2, z 1.
  static var volume: Volume {
    var volume = Volume(
      shape: Shape(nx: 4, ny: 3, nz: 2), spacing: Spacing(x: 1, y: 1, z: 2), filledWith: .donor)
    for y in 0..<3 { for x in 0..<4 { volume[x, y, 1] = .acceptor } }
    volume[3, 2, 1] = .mixed
    return volume
  }
}
