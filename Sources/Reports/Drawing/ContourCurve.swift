/// A closed line on which a gridded value has one level.
struct ContourCurve {
  struct Point: Equatable {
    let x: Double
    let y: Double
  }

  let level: Double
  /// The last point is not the first again.
  let points: [Point]
  /// Positive where the smaller values lie inside, negative where they lie outside.
  let area: Double

  init(level: Double, points: [Point]) {
    self.level = level
    self.points = points
    area = points.indices.reduce(0) { sum, index in
      let (a, b) = (points[index], points[(index + 1) % points.count])
      return sum + (a.x * b.y - b.x * a.y) / 2
    }
  }
}
