import Descriptors
import Foundation
import InverseDesign
import Ledger
import StrictYAML
import Studies
import Support
import Testing

@Suite struct SweepTests {
  static let study = """
    name: sweep
    targets: { vol_frac_D: { value: 0.4, tolerance: 0.02 } }
    window: { chi: [2.2, 3.5] }
    search: { evaluations: 9 }
    """

  func plan(_ sweep: String) throws -> (SweepPlan, [Study]) {
    let document = try SettingsNode.parse(Self.study + "\nsweep: " + sweep, file: "study.yaml")
    let node = try document.mapping(allowing: nil).required("sweep")
    let plan = try SweepPlan(node)
    return (plan, try plan.studies(of: document))
  }

  @Test func `a grid asks every combination, the last number changing fastest`() throws {
    let (plan, studies) = try plan(
      "{ numbers: { targets.vol_frac_D.value: [0.4, 0.5], 'window.chi[1]': { from: 3, to: 4 } } }")
    #expect(plan.points == [[0.4, 3], [0.4, 3.5], [0.4, 4], [0.5, 3], [0.5, 3.5], [0.5, 4]])
    #expect(studies[4].targets[0].wanted == .value(0.5))
    #expect(studies[4].window.chi == 2.2...3.5)
  }

  @Test(arguments: ["targets.ABS_f_D.value", "'targets[vol_frac_D].value'"])
  func `two spellings of one number are refused`(other: String) {
    #expect(throws: SettingsError.self) {
      try plan("{ numbers: { targets.vol_frac_D.value: [0.4], \(other): [0.5] } }")
    }
  }

  @Test func `a target is swept under any of its names`() throws {
    let (_, studies) = try plan("{ numbers: { targets.ABS_f_D.value: [0.3] } }")
    #expect(studies[0].targets.map(\.attribute.rawValue) == ["vol_frac_D"])
    #expect(studies[0].targets[0].wanted == .value(0.3))
  }

  @Test func `a Latin hypercube meets every stratum of each number once`() throws {
    let (plan, _) = try plan(
      "{ method: latin_hypercube, count: 8, numbers: { targets.vol_frac_D.value: "
        + "{ from: 0, to: 0.8 }, search.replicates: { from: 1, to: 9, whole: true } } }")
    #expect(Set(plan.points.map { Int($0[0] * 10) }) == Set(0..<8))
    #expect(plan.points.map { $0[0] } != plan.points.map { $0[0] }.sorted())
  }

  @Test func `Sobol's first four points lie in the four quarters of the square`() throws {
    let (plan, _) = try plan(
      "{ method: sobol, count: 4, numbers: { targets.vol_frac_D.value: { from: 0, to: 1 }, "
        + "targets.vol_frac_D.tolerance: { from: 1, to: 3 } } }")
    #expect(Set(plan.points.map { [$0[0] < 0.5, $0[1] < 2] }).count == 4)
  }

  @Test(arguments: [
    ("{ numbers: { target.vol_frac_D.value: [0.4] } }", "did you mean targets?"),
    ("{ numbers: { targets.vol_frac_D.value: [1.4] } }", "1.4 is out of range"),
    ("{ numbers: { name: [1.4] } }", "name is not a number"),
    ("{ numbers: { window.chi.2: [1.4] } }", "there is no 2"),
    ("{ numbers: { search.evaluation: [3] } }", "did you mean evaluations?"),
    ("{ method: list, numbers: { search.evaluations: [3], seed: [1, 2] } }", "one length"),
    ("{ method: sobol, numbers: { seed: { from: 1, to: 2 } } }", "how many points"),
  ])
  func `a sweep that cannot be run says why`(sweep: String, words: String) {
    do {
      _ = try plan(sweep)
      Issue.record("accepted \(sweep)")
    } catch { #expect("\(error)".contains(words), "\(error)") }
  }

  @Test func `a failing point is tried twice, recorded, and the sweep goes on and resumes`() throws
  {
    let folder = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (plan, studies) = try plan("{ numbers: { search.evaluations: [1, 2, 3] } }")
    func run(resume: Bool, _ design: @escaping SweepRun.Designer) throws -> [SweepPointRecord] {
      let (ledger, lock) = try claimSweep(folder, text: "x", plan: plan, resume: resume)
      defer { lock.release() }
      try SweepRun(
        folder: folder, studies: studies, ledger: ledger, listener: Listener(), design: design
      ).perform()
      return try ledger.points()
    }
    let first = try run(resume: false) { study, _ in
      if study.search.evaluations == 2 { throw StudyError.nothingFound(reason: "none") }
      if study.search.evaluations == 3 { throw StudyError.unrealistic(advice: "less") }
      return ["candidate_error": 0.5]
    }
    #expect(first.map(\.status) == [.done, .failed, .unrealistic])
    #expect(first.map(\.failures) == [0, 2, 0])
    #expect(first[1].reason == "the search found nothing: none")
    let second = try run(resume: true) { study, _ in
      ["candidate_error": Double(study.search.evaluations)]
    }
    // Only the failed point is run again.
    #expect(second.map { $0.outcomes["candidate_error"] } == [0.5, 2, nil])
    #expect(throws: StudyError.self) { try run(resume: false) { _, _ in [:] } }
  }
}
