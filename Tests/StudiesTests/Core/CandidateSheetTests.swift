import Descriptors
import Foundation
import LatentDiffusion
import Ledger
import Studies
import Testing
import Volumes

/// `descriptors.json` beside each candidate's volume.
@Suite struct CandidateSheetTests {
  private func sheet(_ design: StandInDesign, _ rank: Int) throws -> [String: Any] {
    let path = design.folder + "/candidates/00\(rank)/descriptors.json"
    let data = try Data(contentsOf: URL(filePath: path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `each target has its value and its miss in tolerances`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    for candidate in summary.candidates {
      let sheet = try sheet(design, candidate.rank)
      #expect(sheet["rank"] as? Int == candidate.rank)
      let targets = try #require(sheet["targets"] as? [String: [String: Any]])
      #expect(Set(targets.keys) == ["vol_frac_D", "vol_frac_M"])
      for (name, wanted) in [("vol_frac_D", 0.45), ("vol_frac_M", 0.15)] {
        let miss = try #require(targets[name]?["deviation_in_tolerances"] as? Double)
        let measured = try #require(candidate.measured[name])
        #expect(abs(miss - (measured - wanted) / 0.02) < 1e-9)
      }
    }
  }

  @Test func `every descriptor that is defined on the volume is there`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run()
    let sheet = try sheet(design, 1)
    let descriptors = try #require(sheet["descriptors"] as? [String: Double])
    let volume = try readVolume(at: design.folder + "/candidates/001/volume.vti")
    let measured = Measured(volume, sides: .periodic, quantities: .all)
    var defined: [String: Double] = [:]
    for (attribute, value) in measured.values {
      if let value, value.isFinite { defined[attribute.rawValue] = value }
    }
    #expect(defined.count > 40)
    #expect(Set(descriptors.keys) == Set(defined.keys))
    for (name, value) in defined {
      #expect(abs(descriptors[name]! - value) <= 1e-9 * max(1, abs(value)), "\(name)")
    }
    #expect(sheet["sides"] as? String == "periodic")
  }

  @Test func `the sheet has the command that makes the volume again`() throws {
    let design = try StandInDesign(StandInDesign.small)
    let summary = try design.run()
    let sheet = try sheet(design, 1)
    let remake = try #require(sheet["remake"] as? [String: Any])
    let condition = try #require(try design.ledger().candidates().first).condition
    let command = try #require(remake["command"] as? String)
    #expect(remake["seed"] as? Int == 5)
    #expect(remake["sample"] as? Int == summary.candidates[0].sample)
    #expect(command.hasPrefix("binodal generate --model stand-in --target vol_frac_D="))
    #expect(command.contains("--target vol_frac_M=\(condition["vol_frac_M"]!)"))
    #expect(command.contains("--seed 5 --first \(summary.candidates[0].sample) "))
    #expect(command.contains("--steps \(design.card.sampler.steps) "))
    #expect(command.hasSuffix("--threads 1 --out again"))
  }

  @Test func `the model's predictions come with their deviations`() throws {
    let design = try StandInDesign(StandInDesign.small)
    try design.run()
    let predicted = try #require(
      try sheet(design, 1)["predicted"] as? [String: [String: Double]])
    #expect(Set(predicted.keys) == ["phi", "chi", "log_time"])
    #expect(predicted["phi"]?["deviation"] == 0.01)
    let table = try #require(try design.column("predicted_chi", of: "candidates.csv").first)
    #expect(abs(Double(table)! - predicted["chi"]!["mean"]!) <= 5e-7)  // six decimals
  }

  @Test func `constraints are kept or not, by their words`() throws {
    let design = try StandInDesign(
      StandInDesign.small
        + "\nconstraints: [{ expression: vol_frac_D, at_least: 0.1 }, "
        + "{ expression: vol_frac_M, at_least: 0.9 }]")
    try design.run()
    let constraints = try #require(try sheet(design, 1)["constraints"] as? [String: Bool])
    #expect(constraints.first { $0.key.contains("vol_frac_D") }?.value == true)
    #expect(constraints.first { $0.key.contains("vol_frac_M") }?.value == false)
  }
}
