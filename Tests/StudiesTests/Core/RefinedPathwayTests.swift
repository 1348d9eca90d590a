import Foundation
import Ledger
import Studies
import Testing

/// A recipe whose films miss the targets is moved until they meet them.
@Suite struct RefinedPathwayTests {
  private static func design(_ refinement: String) throws -> StandInDesign {
    let design = try StandInDesign(
      """
      search: { algorithm: BOBYQA, evaluations: 3, replicates: 1 }
      candidates: { count: 1, samples: 4, aims: 2 }
      verification: { pathways: 1, seeds: 2 }
      refinement: \(refinement)
      """)
    design.physics?.bias = 0.035
    return design
  }

  @Test func `the refined recipe is verified where the predicted one missed`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 4 }")
    let pathway = try #require(try design.run().pathways.first)
    #expect(pathway.simulatedWithin == false)
    let refined = try #require(pathway.refined)
    #expect(refined.withinTolerance && refined.films == 2)
    #expect(pathway.verified == true)
    for (name, wanted) in [("vol_frac_D", 0.45), ("vol_frac_M", 0.15)] {
      #expect(abs(refined.simulated[name]! - wanted) <= 0.02)
    }
    // Less mixed phase: more repulsion, or a longer annealing.
    #expect(refined.chi > pathway.chi || refined.logTime > pathway.logTime)
    #expect(refined.chiOverCritical == refined.chi / 2)
  }

  @Test func `the table and the ledger have the recipe that it ended with`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 4 }")
    let refined = try #require(try design.run().pathways.first?.refined)
    let ledger = try design.ledger()
    let record = try #require(try ledger.refinements().first)
    #expect(record.phi == refined.phi && record.chi == refined.chi)
    #expect(record.logTime == refined.logTime && record.within)
    #expect(try ledger.verifications().count(where: \.refined) == 2)
    #expect(
      try design.column("refined_within_tolerance", of: "pathways.csv").first == "true")
    let chi = try #require(try design.column("refined_chi", of: "pathways.csv").first)
    #expect(abs(Double(chi)! - refined.chi) <= 5e-7)  // six decimals
  }

  @Test func `without refinement the predicted recipe stays missed`() throws {
    let design = try Self.design("{ pathways: 0 }")
    let pathway = try #require(try design.run().pathways.first)
    #expect(pathway.simulatedWithin == false && pathway.verified == false)
    #expect(pathway.refined == nil)
    #expect(try design.ledger().refinements().isEmpty)
  }

  @Test func `a target that the response does not know leaves the recipe as it is`() throws {
    let design = try Self.design("{ pathways: 1, recipes: 2 }")
    design.study = design.study.replacing(
      "vol_frac_M: { value: 0.15 } }", with: "CT_f_e_conn: { value: 0.5, tolerance: 0.01 } }")
    let pathway = try #require(try design.run().pathways.first)
    #expect(pathway.refined == nil)
    #expect(design.remarks.contains { $0.contains("is not refined") })
  }
}
