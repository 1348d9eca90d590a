public import Descriptors

/// What films of a recipe have on average, learnt from films whose recipes are known.
///
/// About a recipe p₀ each attribute is a plane fitted to the nearest films by weighted least squares,
///
///     value ≈ a + Σⱼ bⱼ (pⱼ − p₀ⱼ),   weights (1 − (d/d_max)³)³,
///
/// with d the distance in shares of each process number's range and d_max that of the farthest of the
/// nearest twentieth of all films.
///
/// - Source: Cleveland 1979, locally weighted regression.
public struct ProcessResponse: Sendable {
  /// An attribute near a recipe: its value there and its slope along each process number.
  public struct Plane: Sendable, Equatable {
    public let value: Double
    /// Per unit of φ, of χ and of log time, in the order of ``ProcessAxis/allCases``.
    public let slopes: [Double]
    /// The standard deviation of the films about the plane: how much films of one recipe differ.
    public let scatter: Double
  }

  /// The part of all films that a plane is fitted to.
  private static let share = 0.05
  /// Fewer films than this give no plane of four coefficients worth the name.
  static let fewest = 40

  /// One column per process number.
  private let recipes: [[Double]]
  private let rows: Int
  private let values: [Attribute: [Double]]
  /// What films there were for, one range for each process number.
  public let ranges: [ClosedRange<Double>]

  /// - Parameter values: For each attribute one value per recipe, NaN where it is undefined.
  /// - Returns: Nil for too few films, or films of one value of a process number.
  public init?(recipes: [Recipe], values: [Attribute: [Double]]) {
    guard recipes.count >= Self.fewest,
      values.values.allSatisfy({ $0.count == recipes.count })
    else { return nil }
    let columns = ProcessAxis.allCases.map { axis in recipes.map { $0[axis] } }
    ranges = columns.map { $0.min()!...$0.max()! }
    guard ranges.allSatisfy({ $0.lowerBound < $0.upperBound }) else { return nil }
    self.recipes = columns
    rows = recipes.count
    self.values = values
  }

  public var attributes: Set<Attribute> { Set(values.keys) }

  /// The planes of the attributes that enough near films define.
  ///
  /// - Parameter attributes: Those that are wanted; nil: all.
  /// - Complexity: O(films).
  public func planes(
    at recipe: Recipe, of attributes: Set<Attribute>? = nil
  ) -> [Attribute: Plane] {
    let near = neighbours(of: ProcessAxis.allCases.map { recipe[$0] })
    var planes: [Attribute: Plane] = [:]
    for (attribute, column) in values where attributes?.contains(attribute) ?? true {
      planes[attribute] = fit(near, column)
    }
    return planes
  }

  /// How many independent films a plane rests on: blends among the nearest, each with its largest
  /// weight, since the snapshots of one film are alike.
  public func films(at recipe: Recipe) -> Double {
    var weights: [Blend: Double] = [:]
    for film in neighbours(of: ProcessAxis.allCases.map { recipe[$0] }) {
      let blend = Blend(phi: recipes[0][film.row], chi: recipes[1][film.row])
      weights[blend] = max(weights[blend] ?? 0, film.weight)
    }
    return weights.values.reduce(0, +)
  }

  /// A film near a recipe: its row, how much it counts, and 1 followed by its offsets in shares of the
  /// ranges.
  private struct Neighbour {
    let row: Int
    let weight: Double
    let design: [Double]
  }

  private func neighbours(of centre: [Double]) -> [Neighbour] {
    var squares = [Double](repeating: 0, count: rows)
    for (j, column) in recipes.enumerated() {
      let inverse = 1 / width(j)
      for row in 0..<rows {
        let step = (column[row] - centre[j]) * inverse
        squares[row] += step * step
      }
    }
    let count = max(Self.fewest, Int(Self.share * Double(rows)))
    let farthest = Self.smallest(count, of: squares)
    let reach = farthest.squareRoot() * 1.0001  // the farthest counts a little
    return squares.indices.filter { squares[$0] <= farthest }.map { row in
      let part = reach > 0 ? squares[row].squareRoot() / reach : 0
      let rest = 1 - part * part * part
      return Neighbour(
        row: row, weight: rest * rest * rest,
        design: [1] + recipes.indices.map { (recipes[$0][row] - centre[$0]) / width($0) })
    }
  }

  /// The `count`-th smallest value, by halving the range in which it lies.
  private static func smallest(_ count: Int, of values: [Double]) -> Double {
    var (low, high) = (-1.0, values.max()!)
    for _ in 0..<40 {  // to 1e-12 of the greatest: one neighbour more or less does not matter
      let middle = (low + high) / 2
      if values.count(where: { $0 <= middle }) >= count { high = middle } else { low = middle }
    }
    return high
  }

  private func width(_ axis: Int) -> Double { ranges[axis].upperBound - ranges[axis].lowerBound }

  /// The weighted least-squares plane; the small damping holds where all near films are of one blend.
  private func fit(_ near: [Neighbour], _ column: [Double]) -> Plane? {
    var equations = LeastSquares(unknowns: 1 + recipes.count)
    var count = 0
    for film in near where column[film.row].isFinite {
      equations.add(film.design, column[film.row], weight: film.weight)
      count += 1
    }
    guard count >= Self.fewest / 2 else { return nil }
    let solution = equations.solution(damping: 1e-6 * Double(count))
    var (squares, weights) = (0.0, 0.0)
    for film in near where column[film.row].isFinite {
      let rest = column[film.row] - zip(film.design, solution).reduce(0) { $0 + $1.0 * $1.1 }
      squares += film.weight * rest * rest
      weights += film.weight
    }
    return Plane(
      value: solution[0], slopes: recipes.indices.map { solution[1 + $0] / width($0) },
      scatter: weights > 0 ? (squares / weights).squareRoot() : 0)
  }
}
