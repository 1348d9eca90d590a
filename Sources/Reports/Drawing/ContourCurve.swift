/// A closed line on which a gridded value has one level.
package struct ContourCurve {
  package struct Point: Equatable {
    package let x: Double
    package let y: Double
  }

  package let level: Double
  /// The last point is not the first again.
  package let points: [Point]
  /// Positive where the smaller values lie inside, negative where they lie outside.
  package let area: Double

  init(level: Double, points: [Point]) {
    self.level = level
    self.points = points
    area = points.indices.reduce(0) { sum, index in
      let (a, b) = (points[index], points[(index + 1) % points.count])
      return sum + (a.x * b.y - b.x * a.y) / 2
    }
  }
}
