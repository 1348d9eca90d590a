import Foundation
import Realism
import Testing

struct ProjectionTests {
  private static let films = AssessmentTests.films

  @Test(arguments: [
    [0.45, 0.15, 0.7, 0.57], [0.2, 0.02, 0.2, 0.9], [0.9, 0.4, 0.1, 0.1], [0.6, 0.3, 0.405, 0.4],
  ])
  func `the nearest realistic request is inside and no farther than any realistic sample`(
    values: [Double]
  ) throws {
    let found = try Self.films.nearestRealistic(to: AssessmentTests.request(values))
    #expect(found.quantile >= 0.05 - 1e-9)  // the edge itself, interpolated
    let point = Self.films.names.map { found.values[$0]! }
    #expect(Self.films.isRealistic(point))
    #expect(abs(found.distance - Self.films.distance(values, point)) < 1e-12)
    let nearestSample = (0..<Self.films.rows).map(Self.films.sample)
      .filter { Self.films.isRealistic($0) }
      .map { Self.films.distance(values, $0) }.min()!
    #expect(found.distance <= nearestSample)
  }

  @Test(arguments: [[6.0, -3], [0, 7], [-7, 2], [0.2, -0.4]])
  func `no point of a fine grid is realistic and nearer`(point: [Double]) throws {
    let hills = DensityTests.hills
    let found = try hills.nearestRealistic(to: ["a": point[0], "b": point[1]])
    for a in stride(from: -8.0, through: 8, by: 0.1) {
      for b in stride(from: -12.0, through: 12, by: 0.1) where hills.isRealistic([a, b]) {
        // the walk along the edge ends with the way square to it within a ten-thousandth
        #expect(hills.distance(point, [a, b]) > found.distance - 1e-3)
      }
    }
  }

  @Test
  func `a realistic request stays where it is`() throws {
    let values = [0.45, 0.15, 0.405, 0.57]
    let found = try Self.films.nearestRealistic(to: AssessmentTests.request(values))
    #expect(found.distance == 0)
    #expect(found.values == AssessmentTests.request(values))
  }

  @Test
  func `a partial request keeps to its names`() throws {
    let found = try Self.films.nearestRealistic(to: ["vol_frac_D": 0.35, "tortuosity_A": 0.2])
    #expect(Set(found.values.keys) == ["vol_frac_D", "tortuosity_A"])
    #expect(try Self.films.assess(found.values).verdict == .realistic)
  }
}
