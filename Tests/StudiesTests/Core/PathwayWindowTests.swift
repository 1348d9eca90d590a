import Foundation
import LatentDiffusion
import Ledger
import Studies
import Testing

/// Where the process may go, and models that know no process.
@Suite struct PathwayWindowTests {
  private static let quick = """
    search: { algorithm: BOBYQA, evaluations: 3, replicates: 1 }
    candidates: { count: 4, samples: 8, aims: 1 }
    verification: { pathways: 2, seeds: 1 }
    refinement: { pathways: 0 }
    pathways: { inverted: 0 }
    """

  @Test func `a hard window drops the pathways outside and says which`() throws {
    let design = try StandInDesign(Self.quick + "\nwindow: { chi: [3, 4], hard: true }")
    let summary = try design.run()
    #expect(summary.pathways.count == 1)
    #expect(summary.pathways.allSatisfy { $0.insideWindow && (3...4).contains($0.chi) })
    #expect(summary.pathways.map(\.rank) == [1])
    let dropped = design.remarks.filter { $0.hasPrefix("a pathway outside the hard window") }
    #expect(dropped.count == 1 && dropped[0].contains("χ 2.6"))
    let events = try design.ledger().events()
    #expect(events.contains { $0.level == .warning && $0.text == dropped[0] })
    #expect(try design.column("inside_window", of: "pathways.csv") == ["true"])
  }

  @Test func `a soft window keeps them and ranks them lower`() throws {
    let design = try StandInDesign(Self.quick + "\nwindow: { chi: [2.4, 2.9] }")
    let summary = try design.run()
    #expect(summary.pathways.count == 2)
    #expect(summary.pathways.map(\.insideWindow) == [true, false])
    #expect(design.remarks.allSatisfy { !$0.contains("dropped") })
    let record = try design.ledger().window()
    #expect(record == [WindowRecord(attribute: "chi", lower: 2.4, upper: 2.9)])
  }

  @Test func `a model that predicts no process has candidates and no pathways`() throws {
    let design = try StandInDesign(Self.quick)
    design.card.predictions = ["vol_frac_D"]
    let summary = try design.run()
    #expect(summary.candidates.count == 4)
    #expect(summary.pathways.isEmpty)
    let reason = try #require(summary.noPathways)
    #expect(reason.contains("no processing parameters were learnt by stand-in"))
    #expect(design.remarks.contains(reason))
    #expect(try design.ledger().facts()[.noPathways] == reason)
    #expect(try design.lines("pathways.csv").count == 1)  // the columns alone
    #expect(try design.ledger().simulations().isEmpty)
  }

  @Test func `a hard window asks for a model that predicts the process`() throws {
    let design = try StandInDesign(Self.quick + "\nwindow: { chi: [3, 4], hard: true }")
    design.card.predictions = ["vol_frac_D"]
    #expect {
      try design.run()
    } throws: { "\($0)".contains("predicted_chi") && exitCode(of: $0) == 65 }
    #expect(!FileManager.default.fileExists(atPath: design.folder))
  }

  @Test func `without cuts of φ pathways are found and none is simulated`() throws {
    let design = try StandInDesign(Self.quick)
    design.physics = nil
    let summary = try design.run()
    #expect(summary.pathways.count == 2)
    #expect(summary.pathways.allSatisfy { $0.proof == nil && $0.verdict == nil })
    #expect(design.remarks.contains { $0.hasPrefix("no pathway is simulated") })
  }
}
