import Foundation

/// Small files for the commands, and the arguments that each command needs to begin its work.
///
/// Where work would be long the arguments name something that is not there, so that the command ends
/// as soon as its options are read.
struct FuzzInputs {
  /// Where the commands run.
  let folder: String
  /// The settings file of a trial.
  var settings: String { folder + "/settings.yaml" }

  private static let kept = ["film.vti", "phi.vti", "plan.yaml", "study.yaml", "training.yaml"]

  init(in parent: String, program: ChildProgram) throws {
    folder = parent + "/work"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let film = ["simulate", "--phi", "0.5", "--chi", "3", "--log-time=-1", "--shape", "16,16,8"]
    for more in [["--out", "phi.vti"], ["--out", "film.vti", "--cuts", "0.5,0.5"]] {
      let end = program.run(film + more, in: folder)
      guard end.status == 0, !end.isSignal else {
        throw Failure(words: "simulate, which makes the inputs, ends with \(end.status)")
      }
    }
    try Self.plan.write(toFile: folder + "/plan.yaml", atomically: false, encoding: .utf8)
    try Self.study.write(toFile: folder + "/study.yaml", atomically: false, encoding: .utf8)
    try "summary: x\n".write(
      toFile: folder + "/training.yaml", atomically: false, encoding: .utf8)
  }

  struct Failure: Error { let words: String }

  /// Removes what a trial left.
  func clean() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where !Self.kept.contains(name) {
      try FileManager.default.removeItem(atPath: folder + "/" + name)
    }
  }

  /// What the command needs, but for an option that is tried.
  func arguments(of command: String, without option: String) -> [String] {
    let (words, options) = Self.needs[command] ?? ([], [:])
    return words
      + options.sorted { $0.key < $1.key }.filter { $0.key != option }
      .map { "--\($0.key)=\($0.value)" }
  }

  private static let needs: [String: ([String], [String: String])] = [
    "design": (["study.yaml"], [:]),
    "sweep": (["study.yaml"], [:]),
    "check": ([], ["target": "vol_frac_D=0.4", "model": "three-phase-64"]),
    "generate": ([], ["target": "vol_frac_D=0.4", "model": "three-phase-64", "out": "made"]),
    "describe": (["film.vti"], ["only": "vol_frac_D,tau_D"]),
    "simulate": (
      [],
      [
        "phi": "0.5", "chi": "3", "log-time": "-1", "shape": "16,16,8", "out": "a.vti",
        "threads": "1",
      ]
    ),
    "convert": (["film.vti", "b.npy"], [:]),
    "corpus build": (["plan.yaml"], ["out": "made", "workers": "1"]),
    "corpus info": (["none"], [:]),
    "corpus import shards": (["none.h5"], ["labels": "0=acceptor,1=donor", "out": "made"]),
    "corpus import folder": (["."], ["table": "none.csv", "out": "made"]),
    "corpus import tomogram": (
      ["phi.vti"],
      [
        "cuts": "0.5", "window": "4", "shape": "4,4,4", "validation": "0", "test": "0",
        "out": "made", "workers": "1",
      ]
    ),
    "corpus import tomogram-like": (["none"], ["otsu": "", "out": "made"]),
    "train": (["all", "training.yaml"], ["corpus": "none", "name": "none"]),
    "evaluate": ([], ["model": "none", "out": "made"]),
    "report": (["none"], [:]),
    "model show": (["none"], [:]),
    "model calibrate": (["none"], ["corpus": "none"]),
  ]

  private static let study = "name: a\nmodel: none\ntargets: { vol_frac_D: 0.4 }\n"

  private static let plan = """
    name: a
    shape: [8, 8, 4]
    series: 1
    snapshots: { count: 1, longest_log_time: 0.1 }

    """
}
