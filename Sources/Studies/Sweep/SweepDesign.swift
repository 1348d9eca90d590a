import Corpus
import Randomness

/// How the points of a sweep lie in the space of its numbers.
struct SweepDesign {
  enum Method: String, CaseIterable {
    case grid, list, sobol
    case latinHypercube = "latin_hypercube"
  }

  struct Unfit: Error {
    let problem: String
  }

  static let largest = 10_000

  let axes: [SweepAxis]
  let count: Int?
  let seed: UInt64

  /// The points in the order in which they are run; the same for the same settings.
  func points(_ method: Method) throws(Unfit) -> [[Double]] {
    switch method {
    case .grid: try grid()
    case .list: try rows()
    case .sobol: try placed(try sobol())
    case .latinHypercube: try placed(latinHypercube(try asked()))
    }
  }

  /// Every combination, the last number changing fastest.
  private func grid() throws(Unfit) -> [[Double]] {
    if count != nil { throw Unfit(problem: "a grid takes count under each number, not here") }
    var points: [[Double]] = [[]]
    for axis in axes {
      let values = Self.even(axis)
      guard points.count * values.count <= Self.largest else {
        throw Unfit(problem: "the grid has more than \(Self.largest) points; take fewer values")
      }
      points = points.flatMap { point in values.map { point + [$0] } }
    }
    return points
  }

  /// The first values of all numbers, then the second ones, and so on.
  private func rows() throws(Unfit) -> [[Double]] {
    var columns: [[Double]] = []
    for axis in axes {
      guard case .list(let values) = axis else {
        throw Unfit(problem: "method list takes a list of values for each number")
      }
      columns.append(values)
    }
    guard Set(columns.map(\.count)).count == 1 else {
      throw Unfit(problem: "method list takes lists of one length")
    }
    return columns[0].indices.map { row in columns.map { $0[row] } }
  }

  private func placed(_ shares: [[Double]]) throws(Unfit) -> [[Double]] {
    var points: [[Double]] = []
    for share in shares {
      let point = zip(axes, share).compactMap { $0.value(at: $1) }
      guard point.count == axes.count else {
        throw Unfit(problem: "this method takes { from, to } for each number, not a list")
      }
      points.append(point)
    }
    return points
  }

  /// Sobol's sequence in the unit square, shifted by the seed.
  private func sobol() throws(Unfit) -> [[Double]] {
    guard axes.count <= 2 else {
      throw Unfit(problem: "sobol sweeps one or two numbers; take latin_hypercube for more")
    }
    let square = SobolSquare(shift: Philox(seed: seed, stream: 2).word(at: 0))
    return (0..<(try asked())).map { index in
      let point = square.point(index)
      return Array([point.x, point.y].prefix(axes.count))
    }
  }

  /// In each number every one of `count` equal strata is met once, at its middle.
  ///
  /// - Source: McKay, Beckman and Conover 1979.
  private func latinHypercube(_ count: Int) -> [[Double]] {
    let orders = axes.indices.map { axis in
      let words = Philox(seed: seed, stream: 3 + UInt64(axis))
      return (0..<count).sorted { words.word(at: UInt64($0)) < words.word(at: UInt64($1)) }
    }
    return (0..<count).map { row in orders.map { (Double($0[row]) + 0.5) / Double(count) } }
  }

  private func asked() throws(Unfit) -> Int {
    guard let count else { throw Unfit(problem: "say how many points: count") }
    return count
  }

  private static func even(_ axis: SweepAxis) -> [Double] {
    switch axis {
    case .list(let values): values
    case .range(_, _, let count, _):
      (0..<count).compactMap { axis.value(at: Double($0) / Double(count - 1)) }
    }
  }
}
