import Foundation
import Studies
import Testing

/// What a finished run says to machines.
@Suite struct SummaryTests {
  private func object(_ summary: DesignSummary) throws -> [String: Any] {
    let data = Data(try JSONText.document(summary).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `the JSON says what was asked and what was found`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    let json = try object(summary)
    #expect(json["study"] as? String == "core")
    #expect(json["folder"] as? String == design.folder)
    #expect(json["report"] as? String == design.folder + "/report.html")
    #expect(json["seed"] as? Int == 5)
    #expect(json["verdict"] as? String == "realistic")
    let targets = try #require(json["targets"] as? [String: [String: Any]])
    #expect(targets["vol_frac_D"]?["wanted"] as? String == "0.45")
    #expect(targets["vol_frac_D"]?["tolerance"] as? Double == 0.02)
    let candidates = try #require(json["candidates"] as? [[String: Any]])
    #expect(candidates.map { $0["rank"] as? Int } == [1, 2])
    #expect(candidates[0]["within_tolerance"] as? Bool == true)
    let pathways = try #require(json["pathways"] as? [[String: Any]])
    #expect(pathways.count == summary.pathways.count)
    #expect(pathways[0]["verdict"] as? String == "verified")
    let chi = try #require(pathways[0]["chi"] as? Double)
    #expect(abs(chi - summary.pathways[0].chi) < 1e-12)  // the last digit is the parser's
    for absent in ["blocked", "front", "measured_on", "no_pathways"] {
      #expect(json[absent] == nil, "\(absent)")
    }
  }

  @Test func `objectives, constraints and what the tool chose are in words`() throws {
    let design = try StandInDesign(
      """
      objective: { maximise: vol_frac_D }
      constraints: [{ expression: vol_frac_M, at_least: 0.1 }]
      search: { algorithm: BOBYQA, evaluations: 4, replicates: 1 }
      candidates: { count: 1, samples: 2, aims: 1 }
      verification: { pathways: 0 }
      refinement: { pathways: 0 }
      """, targets: nil)
    let json = try object(design.run())
    #expect(json["objectives"] as? [String: String] == ["vol_frac_D": "maximise"])
    let constraints = try #require(json["constraints"] as? [String])
    #expect(constraints.count == 1 && constraints[0].contains("vol_frac_M"))
    let chosen = try #require(json["chosen"] as? [String: Double])
    #expect(Set(chosen.keys) == ["vol_frac_D", "vol_frac_M"])
  }

  @Test func `the recipes are in a laboratory's units where the study gives densities`() throws {
    let design = try StandInDesign(
      StandInDesign.small + "\nmaterial: { donor_density: 1.2, acceptor_density: 1.2 }")
    let pathway = try #require(try design.run().pathways.first)
    // Of equal densities, shares of weight are shares of volume.
    let phi = pathway.proof?.phi ?? pathway.phi
    #expect(abs(pathway.laboratory["donor_weight_percent"]! - 100 * phi) < 1e-9)
  }
}
