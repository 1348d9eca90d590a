import Descriptors

/// Corrects what is asked with one noise until the sample has what the targets want.
///
/// With the noise fixed, what is measured on the sample is a smooth function m(c) of the condition
/// c: near c itself, with a bias of that noise. Broyden's method starts from the slope J = 1,
/// learns J from every sample (rank one each), and asks next for
///
///     c' = c − (JᵀJ + λ)⁻¹ Jᵀ (m(c) − wanted)
///
/// in shares of each condition's training range, no share moved by more than ``longestStep``.
/// Conditions without a target stay as they are; targets that are no condition are not aimed at.
///
/// - Complexity: O(n³) a correction for n aimed conditions, beside one sample of the model.
/// - Source: Broyden 1965, eq. 4.5; damping after Levenberg 1944.
struct Aim {
  private static let longestStep = 0.2
  private static let damping = 0.02

  /// Places in the condition, and what is wanted there.
  private let aimed: [(place: Int, target: Target)]
  private let bounds: [ClosedRange<Double>]
  private var slope: [[Double]]
  private var last: (point: [Double], miss: [Double])?

  /// Nil where no target is a condition that can be moved.
  init?(_ goal: Goal, conditions: [Attribute], bounds: [ClosedRange<Double>]) {
    let aimed = conditions.enumerated().compactMap { place, name in
      goal.targets.first { $0.attribute == name }.map { (place: place, target: $0) }
    }
    .filter { bounds[$0.place].lowerBound < bounds[$0.place].upperBound }
    if aimed.isEmpty { return nil }
    self.aimed = aimed
    self.bounds = bounds
    slope = aimed.indices.map { row in aimed.indices.map { $0 == row ? 1 : 0 } }
  }

  /// What to ask next with the same noise.
  ///
  /// - Returns: Nil where an aimed descriptor is undefined on the sample.
  mutating func next(
    after condition: [Double], measured: [Attribute: Double]
  ) -> [Double]? {
    guard let miss = miss(of: measured) else { return nil }
    let point = aimed.map { (condition[$0.place] - bounds[$0.place].lowerBound) / width($0.place) }
    if let last { learn(difference(point, last.point), difference(miss, last.miss)) }
    last = (point, miss)
    let step = dampedStep(slope, miss, damping: Self.damping)
    var next = condition
    for (row, aim) in aimed.enumerated() {
      let moved = min(max(step[row], -Self.longestStep), Self.longestStep) * width(aim.place)
      next[aim.place] = bounds[aim.place].clamp(condition[aim.place] + moved)
    }
    return next
  }

  private func width(_ place: Int) -> Double {
    bounds[place].upperBound - bounds[place].lowerBound
  }

  /// Measured less wanted in shares of the range; 0 within a band.
  private func miss(of measured: [Attribute: Double]) -> [Double]? {
    let values = aimed.compactMap { aim in
      measured[aim.target.attribute].map {
        aim.target.deviation(of: $0) * aim.target.tolerance / width(aim.place)
      }
    }
    return values.count == aimed.count && values.allSatisfy(\.isFinite) ? values : nil
  }

  /// J += (Δm − J Δc) Δcᵀ / |Δc|²
  private mutating func learn(_ step: [Double], _ change: [Double]) {
    let square = step.reduce(0) { $0 + $1 * $1 }
    if square < 1e-12 { return }  // the step was cut off at the bounds
    for row in slope.indices {
      let unexplained = change[row] - dot(slope[row], step)
      for column in step.indices { slope[row][column] += unexplained * step[column] / square }
    }
  }
}

private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

extension ClosedRange<Double> {
  fileprivate func clamp(_ value: Double) -> Double {
    Swift.min(Swift.max(value, lowerBound), upperBound)
  }
}

/// −(JᵀJ + λ)⁻¹ Jᵀ r, the step that lowers |r + J s|² + λ|s|² most.
func dampedStep(_ slope: [[Double]], _ miss: [Double], damping: Double) -> [Double] {
  let places = slope.indices
  var matrix = places.map { i in
    places.map { j in places.reduce(i == j ? damping : 0) { $0 + slope[$1][i] * slope[$1][j] } }
  }
  var right = places.map { i in -places.reduce(0) { $0 + slope[$1][i] * miss[$1] } }
  for pivot in places {  // positive definite: elimination needs no pivoting
    for row in places where row > pivot {
      let factor = matrix[row][pivot] / matrix[pivot][pivot]
      for column in pivot..<matrix.count { matrix[row][column] -= factor * matrix[pivot][column] }
      right[row] -= factor * right[pivot]
    }
  }
  for row in places.reversed() {
    let known = (row + 1..<matrix.count).reduce(0) { $0 + matrix[row][$1] * right[$1] }
    right[row] = (right[row] - known) / matrix[row][row]
  }
  return right
}
