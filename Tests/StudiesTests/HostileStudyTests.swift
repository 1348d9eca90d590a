import Foundation
import InverseDesign
import Ledger
import StrictYAML
import Studies
import Support
import Testing

/// Any text that a study may hold is the same after it was written and read.
@Suite struct HostileStudyTests {
  private func study(_ yaml: String) throws -> Study {
    try Study.read(SettingsNode.parse(yaml, file: "study.yaml"))
  }

  @Test(arguments: ["-", "---", "a-b", "1e5", "true", "null", "0x1F", "_", "-1", "no", "φ"])
  func `a name that YAML would read as something else comes back`(name: String) throws {
    let first = try study("name: \"\(name)\"\ntargets: { vol_frac_D: 0.4 }\n")
    #expect(first.name == name)
    #expect(try study(first.yaml) == first)
  }

  @Test(arguments: HostileText.all)
  func `a source of any text comes back`(text: String) throws {
    var first = try study(StudyFileTests.whole)
    first.laboratory.calibration?.source = text
    first.model = text
    first.measuredOn = text
    #expect(try study(first.yaml) == first)
  }

  @Test func `random studies come back, from the first writing as from the second`() throws {
    var studies = RandomStudies(seed: 41)
    for _ in 0..<150 {
      let first = studies.next()
      let again = try study(first.yaml)
      #expect(again == first, "\(first.yaml)")
      #expect(again.yaml == first.yaml)
    }
  }

  @Test func `words stand plain, other text in quotes, what is within a section in one line`()
    throws
  {
    let text = try study(StudyFileTests.whole).yaml
    #expect(text.hasPrefix("name: all-keys\nmodel: models/other\nseed: 18446744073709551615\n"))
    #expect(text.contains("\n  source: \"ours \\\"2026\\\"\"\n"))
    #expect(text.contains("{expression: \"tau_D - tau_A\", at_most: 0.2, scale: 0.1}"))
    #expect(text.contains("\n  chi: [2.2, 3.5]\n"))
    #expect(!text.contains("\n\n") && text.split(separator: "\n").allSatisfy { $0.count < 120 })
  }

  @Test func `a sweep is not resumed in a folder that is none, and nothing there is touched`()
    throws
  {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let precious = folder + "/points/001/notes.txt"
    try FileManager.default.createDirectory(
      atPath: folder + "/points/001", withIntermediateDirectories: true)
    try "mine".write(toFile: precious, atomically: true, encoding: .utf8)
    let document = try SettingsNode.parse(
      SweepTests.study + "\nsweep: { numbers: { search.evaluations: [1, 2] } }", file: "study.yaml")
    let plan = try SweepPlan(document.mapping(allowing: nil).required("sweep"))
    for resume in [true, false] {
      #expect(throws: StudyError.self) {
        try claimSweep(folder, text: "x", plan: plan, resume: resume)
      }
    }
    #expect(try String(contentsOfFile: precious, encoding: .utf8) == "mine")
    let found = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    #expect(found.sorted() == ["points", "points/001", "points/001/notes.txt"])
  }

  @Test func `a sweep cut off before its study was written begins again`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/points", withIntermediateDirectories: true)
    try "half".write(toFile: folder + "/sweep.sqlite", atomically: true, encoding: .utf8)
    let document = try SettingsNode.parse(
      SweepTests.study + "\nsweep: { numbers: { search.evaluations: [1, 2] } }", file: "study.yaml")
    let plan = try SweepPlan(document.mapping(allowing: nil).required("sweep"))
    let (ledger, lock) = try claimSweep(folder, text: "x", plan: plan, resume: true)
    #expect(try ledger.points().count == 2)
    #expect(throws: FileLockError.self) {
      try claimSweep(folder, text: "x", plan: plan, resume: true)
    }
    lock.release()
  }
}
