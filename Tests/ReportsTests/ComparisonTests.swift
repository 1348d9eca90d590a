import Foundation
import Ledger
import Reports
import Testing

/// Two synthetic runs beside each other.
struct ComparisonTests {
  private func compared<Result>(
    _ change: (SyntheticRun) throws -> Void, _ body: (Comparison, String) throws -> Result
  ) throws -> Result {
    let (first, second) = (try SyntheticRun(), try SyntheticRun(study: "Another film"))
    let out = NSTemporaryDirectory() + "comparison-" + UUID().uuidString
    defer {
      first.remove()
      second.remove()
      try? FileManager.default.removeItem(atPath: out)
    }
    try change(second)
    return try body(try drawComparison(of: [first.folder, second.folder], into: out), out)
  }

  @Test func `every figure is drawn and the page stands alone`() throws {
    try compared({ _ in }) { comparison, out in
      #expect(comparison.skipped.isEmpty)
      for name in ["pathways", "targets", "progress"] {
        #expect(try Picture.isBusy(svg: "\(out)/plots/\(name).svg"), "\(name)")
        #expect(try Picture.width(ofPDF: "\(out)/plots/\(name).pdf") == 240, "\(name)")
      }
      let page = try String(contentsOfFile: comparison.page, encoding: .utf8)
      #expect(page.contains("Another film") && !page.contains("src=\"http"))
    }
  }

  @Test func `a first hit is the first single volume within every tolerance`() throws {
    try compared({ _ in }) { comparison, _ in
      let run = comparison.runs[0]
      let ledger = try RunLedger(at: run.folder + "/ledger.sqlite", .read)
      let evaluations = try ledger.evaluations()
      let hit = try #require(
        evaluations.firstIndex { evaluation in
          evaluation.samples.count == 1
            && zip(SyntheticRun.conditions, SyntheticRun.wanted).allSatisfy {
              abs(evaluation.measured[$0]! - $1) <= 0.03
            }
        })
      #expect(run.evaluationsToFirstHit == hit + 1)
      let spent = evaluations[...hit]
      #expect(run.volumesToFirstHit == spent.reduce(0) { $0 + $1.samples.count })
      let seconds = spent.reduce(0) { $0 + $1.seconds }
      let told = try #require(run.secondsToFirstHit)
      #expect(abs(told - seconds) < 1e-9)  // sums of decimals
    }
  }

  @Test func `the simulated error is that of the mean film of the best pathway`() throws {
    try compared({ _ in }) { comparison, _ in
      let run = comparison.runs[0]
      let proofs = try RunLedger(at: run.folder + "/ledger.sqlite", .read).proofs()
      let errors = proofs.map { proof in
        zip(SyntheticRun.conditions, SyntheticRun.wanted)
          .map { abs(proof.means[$0]!.mean - $1) }.max()!
      }
      #expect(run.verifiedError == errors.min() && run.verifiedPathway == 1)
    }
  }

  @Test func `keys that differ are listed with each run's value, the same ones are not`() throws {
    try compared({ run in
      try "study: Another film\ntarget:\n  vol_frac_D: 0.44\nwindow: { chi: [2, 3] }\n".write(
        toFile: run.folder + "/study.yaml", atomically: true, encoding: .utf8)
    }) { comparison, _ in
      #expect(
        comparison.differences.map(\.key) == ["study", "target.vol_frac_D", "window.chi"])
      #expect(comparison.differences[1].values == ["0.40", "0.44"])
      #expect(comparison.differences[2].values == [nil, "[2, 3]"])
    }
  }

  @Test func `runs that lack a part are compared by what they have`() throws {
    let whole = try SyntheticRun()
    let bare = try SyntheticRun(without: [.pathways, .verifications, .candidates, .evaluations])
    let out = NSTemporaryDirectory() + "comparison-" + UUID().uuidString
    defer {
      whole.remove()
      bare.remove()
      try? FileManager.default.removeItem(atPath: out)
    }
    let runs = try drawComparison(of: [whole.folder, bare.folder], into: out).runs
    #expect(runs[0].candidateError != nil && runs[1].candidateError == nil)
    #expect(runs[1].volumes == 0 && runs[1].secondsToFirstHit == nil)
  }
}
