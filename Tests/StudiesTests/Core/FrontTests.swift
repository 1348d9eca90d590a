import Foundation
import Ledger
import Studies
import Testing

/// Several objectives: more donor leaves less mixed phase.
@Suite struct FrontTests {
  static let two = """
    objectives:
      - { maximise: vol_frac_D, scale: 0.02 }
      - { maximise: vol_frac_M, scale: 0.02 }
    """
  static let quick = """

    pareto: { points: 3 }
    search: { evaluations: 12, replicates: 1 }
    candidates: { count: 1, samples: 2, aims: 1 }
    verification: { pathways: 0 }
    refinement: { pathways: 0 }
    """

  @Test func `no point of a front is beaten, its ends are the best of each objective`() throws {
    let design = try StandInDesign(Self.two + Self.quick, targets: nil)
    let front = try #require(try design.run().front)
    #expect(front.map(\.number) == Array(1...front.count))
    let points = front.map { ($0.objectives["vol_frac_D"]!, $0.objectives["vol_frac_M"]!) }
    for (one, another) in zip(points, points.dropFirst()) {
      #expect(one.0 > another.0 && one.1 < another.1)  // trading one for the other
    }
    #expect(front.count > 2)
    #expect(front.filter(\.end).map(\.number) == [1, front.count])
    #expect(front.count(where: \.knee) == 1)
    #expect(front.filter(\.chosen).map(\.number) == front.filter(\.knee).map(\.number))
  }

  @Test func `no evaluation of the ledger beats a point of the front`() throws {
    let design = try StandInDesign(Self.two + Self.quick, targets: nil)
    let front = try #require(try design.run().front)
    let searched = try design.ledger().evaluations().filter { $0.stage.hasPrefix("front: ") }
    #expect(searched.count == 12)
    for evaluation in searched {
      let (donor, mixed) = (evaluation.measured["vol_frac_D"]!, evaluation.measured["vol_frac_M"]!)
      for point in front {
        let (d, m) = (point.objectives["vol_frac_D"]!, point.objectives["vol_frac_M"]!)
        #expect(!(donor >= d && mixed >= m && (donor > d || mixed > m)))
      }
    }
  }

  @Test func `pareto.csv has the front's points in its order`() throws {
    let design = try StandInDesign(Self.two + Self.quick, targets: nil)
    let front = try #require(try design.run().front)
    #expect(try design.column("point", of: "pareto.csv") == front.map { "\($0.number)" })
    #expect(try design.column("knee", of: "pareto.csv") == front.map { "\($0.knee)" })
    let donor = try design.column("vol_frac_D", of: "pareto.csv").compactMap { Double($0) }
    #expect(donor.count == front.count)
    for (written, point) in zip(donor, front) {
      #expect(abs(written - point.objectives["vol_frac_D"]!) <= 5e-7)  // six decimals
    }
    #expect(try design.ledger().front().map(\.condition) == front.map(\.condition))
  }

  @Test func `candidates are made at the point that the study chooses`() throws {
    let design = try StandInDesign(
      Self.two + Self.quick.replacing("points: 3", with: "points: 3, choose: 1"), targets: nil)
    let front = try #require(try design.run().front)
    #expect(front.filter(\.chosen).map(\.number) == [1])
    let first = try #require(try design.ledger().evaluations().last { $0.stage == "aiming" })
    #expect(first.condition == front[0].condition)
  }

  @Test func `a point that the front does not have is its last one, with a remark`() throws {
    let design = try StandInDesign(
      Self.two + Self.quick.replacing("points: 3", with: "points: 3, choose: 99"), targets: nil)
    let front = try #require(try design.run().front)
    #expect(front.last?.chosen == true)
    #expect(design.remarks.contains { $0.contains("no point 99; the last one is taken") })
  }
}
