import Foundation
import Ledger
import Studies
import Testing

/// Films and volumes that cannot be made are recorded, and the run goes on.
@Suite struct FailingFilmTests {
  private static let quick = """
    search: { algorithm: BOBYQA, evaluations: 3, replicates: 1 }
    candidates: { count: 1, samples: 4, aims: 1 }
    verification: { pathways: 1, seeds: 4, films: 4 }
    refinement: { pathways: 0 }
    """

  @Test func `films that fail are recorded with their reason, the others count`() throws {
    let design = try StandInDesign(Self.quick)
    design.physics?.failure = { $1 % 2 == 0 ? "the time step shrank to nothing" : nil }
    let summary = try design.run()
    let ledger = try design.ledger()
    let failures = try ledger.simulations().compactMap(\.failure)
    #expect(failures == ["the time step shrank to nothing", "the time step shrank to nothing"])
    #expect(try ledger.verifications().count == 2)
    let events = try ledger.events().filter { $0.level == .failure }
    #expect(events.count == 2)
    #expect(events.allSatisfy { $0.text.hasSuffix(": the time step shrank to nothing") })
    #expect(summary.pathways.contains { $0.proof?.means["vol_frac_D"] != nil })
    #expect(try ledger.facts()[.status] == "finished")
  }

  @Test func `with every film failed a pathway is not verified`() throws {
    let design = try StandInDesign(Self.quick)
    design.physics?.failure = { _, _ in "out of memory" }
    let summary = try design.run()
    #expect(summary.pathways.allSatisfy { $0.verdict != "verified" && $0.proof == nil })
    #expect(try design.ledger().proofs().allSatisfy { $0.films == 0 && !$0.counts })
    #expect(try design.ledger().verifications().isEmpty)
    #expect(try !design.column("verdict", of: "pathways.csv").contains("verified"))
  }

  @Test func `an evaluation that fails is recorded and stepped around`() throws {
    let design = try StandInDesign(Self.quick)
    // A batch that fails is tried once more.
    design.model.failure = { [2, 3].contains($0) ? "the second batch broke" : nil }
    let summary = try design.run()
    let searched = try design.ledger().evaluations().filter { $0.stage == "search" }
    #expect(searched.map { $0.objective == nil } == [false, true, false])
    #expect(searched[1].failure?.contains("the second batch broke") == true)
    #expect(summary.candidates.count == 1)
  }

  @Test func `a batch that fails once is generated again and changes nothing`() throws {
    let (sound, troubled) = (try StandInDesign(Self.quick), try StandInDesign(Self.quick))
    troubled.model.failure = { $0 == 2 ? "the second batch broke" : nil }
    try sound.run()
    try troubled.run()
    #expect(troubled.model.batches == sound.model.batches + 1)
    #expect(try RunContents(troubled.folder) == RunContents(sound.folder))
  }

  @Test func `a search in which everything fails ends the run and says why`() throws {
    let design = try StandInDesign(Self.quick)
    design.model.failure = { _ in "no memory for the batch" }
    #expect {
      try design.run()
    } throws: { error in
      guard case .nothingFound(let reason) = error as? StudyError else { return false }
      return reason.contains("3 evaluations failed") && reason.contains("no memory for the batch")
    }
  }

  @Test func `constraints that nothing keeps are named, with the nearest condition`() throws {
    let design = try StandInDesign(
      Self.quick + "\nconstraints: [{ expression: vol_frac_D + vol_frac_M, at_most: 0.1 }]")
    let summary = try design.run()
    let blocked = try #require(summary.blocked)
    #expect(blocked.hasPrefix("none of 3 conditions keeps every constraint"))
    #expect(summary.candidates.allSatisfy { !$0.keepsConstraints && $0.broken.count == 1 })
    #expect(try design.ledger().events().contains { $0.text == blocked })
  }
}
