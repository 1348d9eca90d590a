import Foundation
import Ledger
import Studies
import Synchronization
import Testing

/// A run that is cut off after any write of the ledger ends with the same bytes.
@Suite struct ResumeTests {
  /// Keeps a copy of a run folder after each write of its ledger, as a killed process would leave it.
  private final class Copies: Sendable {
    private let taken = Mutex(0)
    private let run: String
    private let scratch: String

    init(of run: String, in scratch: String) { (self.run, self.scratch) = (run, scratch) }

    var count: Int { taken.withLock { $0 } }
    func path(_ number: Int) -> String { scratch + "/copy-\(number)" }

    func take() throws(LedgerError) {
      let number = taken.withLock { count in
        count += 1
        return count - 1
      }
      do { try FileManager.default.copyItem(atPath: run, toPath: path(number)) } catch {
        throw .unwritable(path: path(number), reason: "\(error)")
      }
    }
  }

  /// Runs a design, then goes on from every one of its ledger's states.
  private func resumeEverywhere(_ design: StandInDesign, atLeast writes: Int) throws {
    let copies = Copies(of: design.folder, in: design.scratch)
    design.afterWrite = { () throws(LedgerError) in try copies.take() }
    try design.run()
    design.afterWrite = nil
    let whole = try RunContents(design.folder)
    #expect(copies.count >= writes)
    for number in 0..<copies.count {
      try design.run(in: copies.path(number), resume: true)
      let resumed = try RunContents(copies.path(number))
      #expect(resumed.differences(from: whole) == [], "cut off after write \(number + 1)")
      try FileManager.default.removeItem(atPath: copies.path(number))
    }
  }

  @Test func `a design cut off after any event ends as the undisturbed one does`() throws {
    let design = try StandInDesign(
      """
      search: { algorithm: BOBYQA, evaluations: 3, replicates: 1 }
      candidates: { count: 1, samples: 3, aims: 2 }
      verification: { pathways: 1, seeds: 1 }
      refinement: { pathways: 1, recipes: 2 }
      """)
    design.physics?.bias = 0.05
    try resumeEverywhere(design, atLeast: 30)
  }

  @Test func `a front cut off after any event ends as the undisturbed one does`() throws {
    let design = try StandInDesign(FrontTests.two + FrontTests.quick, targets: nil)
    try resumeEverywhere(design, atLeast: 30)
    #expect(try design.lines("pareto.csv").count > 2)
  }

  @Test func `a ledger that cannot be written ends the run with its own error`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let full = LedgerError.unwritable(path: design.folder, reason: "No space left on device")
    let writes = Mutex(0)
    design.afterWrite = { () throws(LedgerError) in
      let count = writes.withLock { count in
        count += 1
        return count
      }
      if count == 26 { throw full }
    }
    #expect(throws: full) { try design.run() }
    design.afterWrite = nil
    let summary = try design.run(resume: true)
    #expect(design.remarks.contains { $0.hasPrefix("search: replaying") })
    #expect(summary.candidates.count == 2)
  }

  @Test func `a finished run that is resumed makes no film again`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let first = try design.run()
    design.physics?.failure = { _, _ in "nothing is simulated twice" }
    let second = try design.run(resume: true)
    let means = { (summary: DesignSummary) in summary.pathways.map { $0.proof?.means } }
    #expect(means(second) == means(first))
    #expect(second.pathways.contains { $0.verdict == "verified" })
  }

  @Test func `a run whose study is written in another layout is resumed`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run()
    let file = design.folder + "/study.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let other =
      "threads: 1\n"
      + text.replacing("threads: 1\n", with: "")
      .replacing("{", with: "{ ").replacing("model: stand-in", with: "model: \"stand-in\"")
    try #require(other != text)
    try other.write(toFile: file, atomically: true, encoding: .utf8)
    design.physics?.failure = { _, _ in "nothing is simulated twice" }
    #expect(try design.run(resume: true).pathways.contains { $0.verdict == "verified" })
  }

  @Test func `a finished run goes on with more evaluations`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run()
    design.study = design.study.replacing("evaluations: 4", with: "evaluations: 6")
    try design.run(resume: true)
    #expect(design.remarks.contains("going on with 6 evaluations after 4"))
    #expect(try design.lines("study.yaml").contains("  evaluations: 6"))
  }

  @Test func `a run is not resumed with another model or another study`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run()
    design.study += "\nunrealistic: allow\n"
    #expect(throws: StudyError.otherRun(folder: design.folder, what: "study")) {
      try design.run(resume: true)
    }
    let ledger = try RunLedger(at: design.folder + "/ledger.sqlite", .resume)
    try ledger.record(.modelHash, "another")
    try ledger.close()
    design.study.removeLast("\nunrealistic: allow\n".count)
    #expect(throws: StudyError.otherRun(folder: design.folder, what: "model")) {
      try design.run(resume: true)
    }
  }

  @Test func `a folder with a run is neither overwritten nor taken for free`() throws {
    let design = try StandInDesign(StandInDesign.small)
    #expect(throws: StudyError.self) { try design.run(resume: true) }
    try design.run()
    #expect(throws: StudyError.runExists(folder: design.folder, resumable: true)) {
      try design.run()
    }
  }
}
