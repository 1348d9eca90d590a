import Reports
import Testing

/// The surface under the contours of a sweep.
struct ThinPlateSplineTests {
  private let points: [(x: Double, y: Double)] = [
    (0, 0), (1, 0), (0, 1), (1, 1), (0.4, 0.7), (0.8, 0.3),
  ]

  @Test func `the surface goes through every value`() throws {
    let values = [1, -2, 0.5, 3, 2, -1]
    let spline = try #require(ThinPlateSpline(points, values: values))
    for (point, value) in zip(points, values) {
      #expect(abs(spline(point.x, point.y) - value) < 1e-12)  // round-off of nine equations
    }
  }

  @Test func `values of a plane give that plane everywhere`() throws {
    let values = points.map { 2 - 3 * $0.x + 5 * $0.y }
    let spline = try #require(ThinPlateSpline(points, values: values))
    #expect(abs(spline(0.3, 0.6) - 4.1) < 1e-12)
    #expect(abs(spline(-2, 7) - 43) < 1e-10)
  }

  @Test func `the surface turns with its points`() throws {
    let values = [1, -2, 0.5, 3, 2, -1]
    let first = try #require(ThinPlateSpline(points, values: values))
    let turned = try #require(
      ThinPlateSpline(points.map { (x: -$0.y, y: $0.x) }, values: values))
    #expect(abs(first(0.25, 0.6) - turned(-0.6, 0.25)) < 1e-12)
  }

  @Test func `points on one line carry no surface, nor do two values at one point`() {
    let line = (0..<5).map { (x: Double($0) / 10, y: 0.3 + 0.7 * Double($0)) }
    #expect(ThinPlateSpline(line, values: [1, 2, 0, 1, 5]) == nil)
    #expect(ThinPlateSpline(points + [(1, 1)], values: [1, -2, 0.5, 3, 2, -1, 9]) == nil)
  }
}
