import Foundation
import InverseDesign
import Ledger
import Studies
import Testing

/// A request that the training distribution does not hold.
@Suite struct RequestTests {
  private static let far = "{ vol_frac_D: { value: 0.9 }, vol_frac_M: { value: 0.05 } }"
  private static let quick = """
    candidates: { count: 1, samples: 2, aims: 1 }
    verification: { pathways: 0 }
    refinement: { pathways: 0 }
    """

  @Test func `stop ends the run before anything is written, with advice`() throws {
    let design = try StandInDesign(Self.quick + "\nunrealistic: stop", targets: Self.far)
    let settled = try design.settled()
    #expect(settled.stops)
    #expect(settled.remark == nil)
    #expect {
      try design.run()
    } throws: { error in
      guard case .unrealistic(let advice) = error as? StudyError else { return false }
      return advice.contains("vol_frac_D 0.9")
        && advice.contains("the nearest realistic request is")
    }
    #expect(!FileManager.default.fileExists(atPath: design.folder))
    #expect(design.model.batches == 0)
  }

  @Test func `project goes on with the nearest realistic request and says so`() throws {
    let design = try StandInDesign(Self.quick + "\nunrealistic: project", targets: Self.far)
    let settled = try design.settled()
    #expect(!settled.stops)
    let moved = try #require(settled.goal.request["vol_frac_D"])
    #expect(moved > 0.5 && moved < 0.75)  // the edge of the training set is at 0.65
    let summary = try design.run()
    #expect(summary.verdict == "unrealistic")
    #expect(summary.targets["vol_frac_D"]?.wanted == "\(moved)")
    #expect(design.remarks.contains { $0.contains("moved to the nearest realistic one") })
    let request = try #require(try design.ledger().request().first)
    #expect(request.origin == .projected && request.asked == 0.9 && request.used == moved)
  }

  @Test func `allow goes on as asked and says so`() throws {
    let design = try StandInDesign(Self.quick + "\nunrealistic: allow", targets: Self.far)
    let summary = try design.run()
    #expect(summary.verdict == "unrealistic")
    #expect(summary.targets["vol_frac_D"]?.wanted == "0.9")
    #expect(design.remarks.contains { $0.contains("going on with an unrealistic request") })
    #expect(try design.ledger().request().map(\.origin) == [.asked, .asked])
  }

  @Test func `a realistic request is left as it is, whatever the policy`() throws {
    for policy in ["stop", "project", "allow"] {
      let settled = try StandInDesign(Self.quick + "\nunrealistic: \(policy)").settled()
      #expect(!settled.stops && settled.remark == nil)
      #expect(settled.goal.request == ["vol_frac_D": 0.45, "vol_frac_M": 0.15])
    }
  }
}
