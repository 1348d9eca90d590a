import Foundation
import Ledger
import Studies
import Testing

/// What simulated films show of a pathway, and the recipes that are tried where the first one misses.
@Suite struct ProvedPathwayTests {
  private static func design(_ refinement: String, bias: Double) throws -> StandInDesign {
    let design = try StandInDesign(
      """
      search: { algorithm: BOBYQA, evaluations: 3, replicates: 1 }
      candidates: { count: 1, samples: 4, aims: 2 }
      verification: { pathways: 1, seeds: 2, films: 4 }
      refinement: \(refinement)
      """)
    design.physics?.bias = bias
    return design
  }

  private static func proved(_ summary: DesignSummary) throws -> DesignSummary.Pathway {
    try #require(summary.pathways.first { $0.proof != nil })
  }

  @Test func `films that have what the forward model says verify the first recipe`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 4 }", bias: 0)
    let pathway = try Self.proved(design.run())
    #expect(pathway.verdict == "verified" && pathway.trials.count == 1)
    let proof = try #require(pathway.proof)
    for (name, wanted) in [("vol_frac_D", 0.45), ("vol_frac_M", 0.15)] {
      let mean = try #require(proof.means[name])
      let half = try #require(mean.halfWidth)
      #expect(abs(mean.mean - wanted) + half <= 0.02)
    }
    #expect(pathway.forecast.keys.sorted() == ["vol_frac_D", "vol_frac_M"])
  }

  @Test func `another recipe is verified where the first one misses`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 5 }", bias: 0.035)
    let pathway = try Self.proved(design.run())
    #expect(pathway.trials.count > 1 && pathway.trials[0].verdict != "verified")
    let proof = try #require(pathway.proof)
    #expect(pathway.verdict == "verified", "\(pathway.trials)")
    for (name, wanted) in [("vol_frac_D", 0.45), ("vol_frac_M", 0.15)] {
      #expect(abs(proof.means[name]!.mean - wanted) <= 0.02)
    }
    // Less mixed phase: more repulsion, or a longer annealing.
    let first = pathway.trials[0]
    #expect(proof.chi > first.chi || proof.logTime > first.logTime)
    #expect(abs(proof.chiRatio - proof.chi / 2) < 1e-12)
  }

  @Test func `the table, the ledger and the summary have the same recipe and verdict`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 5 }", bias: 0.035)
    let pathway = try Self.proved(design.run())
    let proof = try #require(pathway.proof)
    let ledger = try design.ledger()
    let records = try ledger.proofs()
    let record = try #require(records.first { $0.counts })
    #expect(records.count == pathway.trials.count)
    #expect(record.phi == proof.phi && record.chi == proof.chi)
    #expect(record.logTime == proof.logTime && record.verdict == proof.verdict)
    #expect(
      try ledger.verifications().count {
        $0.number == record.number && $0.pathwayRank == pathway.rank
      }
        == record.films)
    #expect(try ledger.pathways().first { $0.rank == pathway.rank }?.verdict == pathway.verdict)
    let row = pathway.rank - 1
    #expect(try design.column("verdict", of: "pathways.csv")[row] == proof.verdict)
    let chi = try design.column("proved_chi", of: "pathways.csv")[row]
    #expect(abs(Double(chi)! - proof.chi) <= 5e-7)  // six decimals
  }

  @Test func `without refinement the first recipe alone is judged`() throws {
    let design = try Self.design("{ pathways: 0 }", bias: 0.035)
    let pathway = try Self.proved(design.run())
    #expect(pathway.trials.count == 1 && pathway.verdict == "missed")
    #expect(try design.ledger().proofs().count == 1)
  }

  @Test func `without a forward model the candidates' pathways are judged as they are`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 3 }", bias: 0.035)
    design.forward = nil
    let summary = try design.run()
    let pathway = try Self.proved(summary)
    #expect(summary.pathways.allSatisfy { $0.origin == "candidates" && $0.yield == nil })
    #expect(pathway.trials.count == 1 && pathway.verdict != "verified")
    #expect(pathway.trials[0].chi == pathway.chi)
  }

  @Test func `the study's width is the films' width`() throws {
    let design = try Self.design("{ pathways: 0 }", bias: 0)
    design.study = design.study.replacing("films: 4 }", with: "films: 4, width: 40 }")
    let proof = try #require(try Self.proved(design.run()).proof)
    #expect(proof.shape?.hasPrefix("40×40×") == true)
  }
}
