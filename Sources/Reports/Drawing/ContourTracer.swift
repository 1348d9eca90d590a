/// Follows the lines of a level through a grid (marching squares, linear along the edges).
///
/// The grid is framed by points of a value above every level, so that every line closes. Lines run
/// with the smaller values on their left. A saddle is split by the mean of its four corners.
///
/// - Source: Lorensen and Cline 1987, in two dimensions.
package struct ContourTracer {
  private typealias Point = ContourCurve.Point
  /// An edge of the grid, by its index: along x (even) or along y (odd).
  private typealias Edge = Int

  private let x: [Double]
  private let y: [Double]
  private let values: [Double]
  private var width: Int { x.count }

  /// - Parameters:
  ///   - values: A value for each point of the grid, x fastest.
  ///   - outside: The value of the frame, above every level.
  package init(x: [Double], y: [Double], values: [Double], outside: Double) {
    self.x = Self.framed(x)
    self.y = Self.framed(y)
    let blank = [Double](repeating: outside, count: x.count + 2)
    self.values =
      blank
      + y.indices.flatMap { row in
        [outside] + values[(row * x.count)..<((row + 1) * x.count)] + [outside]
      } + blank
  }

  /// The shares of the probability, framed by 1.
  package init(_ mass: EnclosedMass) {
    self.init(x: mass.x, y: mass.y, values: mass.values, outside: 1)
  }

  /// The closed lines of `level`, in the order in which the grid meets them.
  ///
  /// - Complexity: O(points of the grid).
  package func curves(at level: Double) -> [ContourCurve] {
    var next = steps(level)
    var curves: [ContourCurve] = []
    for start in next.keys.sorted() {
      var (edge, points) = (start, [Point]())
      while let following = next.removeValue(forKey: edge) {
        points.append(crossing(edge, level))
        edge = following
      }
      if points.count > 2 { curves.append(ContourCurve(level: level, points: points)) }
    }
    return curves
  }

  /// From each crossed edge to the one that the line crosses next.
  private func steps(_ level: Double) -> [Edge: Edge] {
    var steps: [Edge: Edge] = [:]
    for row in 0..<(y.count - 1) {
      for column in 0..<(width - 1) {
        for (from, to) in cell(row * width + column, level) { steps[from] = to }
      }
    }
    return steps
  }

  /// The pieces of line through the cell whose lower left corner is `index`.
  private func cell(_ index: Int, _ level: Double) -> [(Edge, Edge)] {
    let corners = [index, index + 1, index + 1 + width, index + width]
    let (south, east, north, west) =
      (2 * index, 2 * (index + 1) + 1, 2 * (index + width), 2 * index + 1)
    let inside = corners.map { values[$0] < level }
    let code = inside.indices.reduce(0) { $0 | (inside[$1] ? 1 << $1 : 0) }
    let mean = corners.reduce(0) { $0 + values[$1] } / 4
    switch code {
    case 1: return [(south, west)]
    case 2: return [(east, south)]
    case 3: return [(east, west)]
    case 4: return [(north, east)]
    case 5: return mean < level ? [(south, east), (north, west)] : [(south, west), (north, east)]
    case 6: return [(north, south)]
    case 7: return [(north, west)]
    case 8: return [(west, north)]
    case 9: return [(south, north)]
    case 10: return mean < level ? [(west, south), (east, north)] : [(east, south), (west, north)]
    case 11: return [(east, north)]
    case 12: return [(west, east)]
    case 13: return [(south, east)]
    case 14: return [(west, south)]
    default: return []
    }
  }

  private func crossing(_ edge: Edge, _ level: Double) -> Point {
    let index = edge / 2
    let other = edge % 2 == 0 ? index + 1 : index + width
    let share = (level - values[index]) / (values[other] - values[index])
    let (a, b) = (point(index), point(other))
    return Point(x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y))
  }

  private func point(_ index: Int) -> Point { Point(x: x[index % width], y: y[index / width]) }

  /// The axis with a point added a thousandth of a step beyond each end.
  private static func framed(_ axis: [Double]) -> [Double] {
    guard let first = axis.first, let last = axis.last else { return [0, 1] }
    let step = axis.count > 1 ? (last - first) / Double(axis.count - 1) : 1
    return [first - step / 1000] + axis + [last + step / 1000]
  }
}
