import Foundation
import Studies

/// Sweeps, and the runs of their points.
///
/// A point's run is called `SWEEP@007`: wherever a run is named, that name means the run in
/// `runs/SWEEP/points/007`.
extension Workspace {
  /// The names of the folders that hold a sweep.
  func sweepNames() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs)) ?? []
    return names.filter { existingSweep($0) != nil }
  }

  /// A sweep's folder; links and names that lead elsewhere are none.
  func existingSweep(_ name: String) -> String? {
    let folder = runs + "/" + name
    guard confined.existing(["runs", name]) == folder,
      FileManager.default.fileExists(atPath: folder + "/sweep.yaml")
    else { return nil }
    return folder
  }

  /// What a run is called by which a point was, or will be, computed.
  static func run(ofPoint number: Int, in sweep: String) -> String {
    let folder = SweepRun.folder(of: number, in: "")
    return sweep + "@" + folder.split(separator: "/").last!
  }

  /// The parts of the path below `runs` of a point of a sweep that a name means; nil for all others. A run
  /// that has the very name comes first.
  func point(_ name: String) -> [String]? {
    let parts = name.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let number = parts.last, Int(number) != nil,
      case let sweep = parts.dropLast().joined(separator: "@"), existingSweep(sweep) != nil,
      !FileManager.default.fileExists(atPath: runs + "/" + name),
      FileManager.default.fileExists(atPath: "\(runs)/\(sweep)/points/\(number)")
    else { return nil }
    return [sweep, "points", number]
  }
}
