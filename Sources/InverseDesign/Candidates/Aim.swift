import Descriptors
import Optimize

/// Corrects what is asked with one noise until the sample has what the targets want.
///
/// With the noise fixed, what is measured on the sample is a smooth function m(c) of the condition
/// c. Broyden's method starts from a slope J, learns J from every sample (rank one each), and asks
/// next for
///
///     c' = c − (JᵀJ + λ)⁻¹ Jᵀ (m(c) − wanted)
///
/// in shares of each condition's training range, no share moved by more than ``longestStep``.
///
/// Where the targets are conditions, m is near c itself, with a bias of that noise: J starts as 1,
/// and conditions without a target stay as they are. Other targets need the model's own slopes, and
/// then every condition may move.
///
/// - Complexity: O(n³) a correction for n conditions that move, beside one sample of the model.
/// - Source: Broyden 1965, eq. 4.5; damping after Levenberg 1944.
struct Aim {
  private static let longestStep = 0.2
  private static let damping = 0.02

  private struct Row {
    let target: Target
    /// The change of the descriptor that counts as 1.
    let width: Double
  }

  private let rows: [Row]
  /// The conditions that move.
  private let indices: [Int]
  private let bounds: [ClosedRange<Double>]
  private var slope: [[Double]]
  private var last: (point: [Double], miss: [Double])?

  /// Aims at the targets that are conditions; nil where none of them can be moved.
  init?(_ goal: Goal, conditions: [Attribute], bounds: [ClosedRange<Double>]) {
    let aimed = conditions.enumerated().compactMap { index, name in
      goal.targets.first { $0.attribute == name }.map { (index: index, target: $0) }
    }
    .filter { bounds[$0.index].isWide }
    if aimed.isEmpty { return nil }
    rows = aimed.map { Row(target: $0.target, width: bounds[$0.index].width) }
    indices = aimed.map(\.index)
    self.bounds = bounds
    slope = aimed.indices.map { row in aimed.indices.map { $0 == row ? 1 : 0 } }
  }

  /// Aims at all targets with every condition that can be moved.
  ///
  /// - Parameter slopes: For each target how it changes with each condition, in their own units. A
  ///   target that is no condition is counted in the length of its slope over the training range,
  ///   so that all rows of J weigh alike.
  init?(
    _ goal: Goal, conditions: [Attribute], bounds: [ClosedRange<Double>], slopes: [[Double]]
  ) {
    indices = bounds.indices.filter { bounds[$0].isWide }
    if indices.isEmpty || goal.targets.isEmpty { return nil }
    self.bounds = bounds
    var (rows, matrix) = ([Row](), [[Double]]())
    for (target, slope) in zip(goal.targets, slopes) {
      let reach = indices.map { slope[$0] * bounds[$0].width }
      let length = reach.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let own = conditions.firstIndex(of: target.attribute).map { bounds[$0] }
      let width = own.flatMap { $0.isWide ? $0.width : nil } ?? max(length, target.tolerance)
      rows.append(Row(target: target, width: width))
      matrix.append(reach.map { $0 / width })
    }
    self.rows = rows
    slope = matrix
  }

  /// What to ask next with the same noise.
  ///
  /// - Returns: Nil where an aimed descriptor is undefined on the sample.
  mutating func next(
    after condition: [Double], measured: [Attribute: Double]
  ) -> [Double]? {
    guard let miss = miss(of: measured) else { return nil }
    let point = indices.map { (condition[$0] - bounds[$0].lowerBound) / bounds[$0].width }
    if let last { learn(difference(point, last.point), difference(miss, last.miss)) }
    last = (point, miss)
    let step = dampedStep(slope, miss, damping: Self.damping)
    var next = condition
    for (column, index) in indices.enumerated() {
      let moved = min(max(step[column], -Self.longestStep), Self.longestStep)
      next[index] = bounds[index].clamp(condition[index] + moved * bounds[index].width)
    }
    return next
  }

  /// Measured less wanted in widths; 0 within a band.
  private func miss(of measured: [Attribute: Double]) -> [Double]? {
    let values = rows.compactMap { row in
      measured[row.target.attribute].map {
        row.target.deviation(of: $0) * row.target.tolerance / row.width
      }
    }
    return values.count == rows.count && values.allSatisfy(\.isFinite) ? values : nil
  }

  private mutating func learn(_ step: [Double], _ change: [Double]) {
    guard Broyden.isStep(step) else { return }  // the step was cut off at the bounds
    slope = zip(slope, change).map { Broyden.row($0, step: step, change: $1) }
  }
}

private func difference(_ a: [Double], _ b: [Double]) -> [Double] { zip(a, b).map { $0 - $1 } }

extension ClosedRange<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
  fileprivate var isWide: Bool { width > 0 }

  fileprivate func clamp(_ value: Double) -> Double {
    Swift.min(Swift.max(value, lowerBound), upperBound)
  }
}
