/// A binary tree of thresholds on columns, with the share of a class in each leaf.
struct DecisionTree: Sendable {
  private enum Node: Sendable {
    case leaf(share: Double)
    /// Rows with at most `threshold` go to the node after this one, the others to `above`.
    case split(column: Int, threshold: Double, above: Int)
  }

  private struct Split {
    let column: Int
    let threshold: Double
    let impurity: Double
  }

  private var nodes: [Node] = []

  init(
    _ rows: [[Double]], classes: [Bool], of drawn: [Int], leaf: Int,
    using random: inout some RandomNumberGenerator
  ) {
    grow(rows, classes, drawn, leaf: leaf, using: &random)
  }

  /// The share of the class in the leaf that `row` falls into.
  func share(_ row: [Double]) -> Double {
    var index = 0
    while true {
      switch nodes[index] {
      case .leaf(let share): return share
      case .split(let column, let threshold, let above):
        index = row[column] <= threshold ? index + 1 : above
      }
    }
  }

  private mutating func grow(
    _ rows: [[Double]], _ classes: [Bool], _ members: [Int], leaf: Int,
    using random: inout some RandomNumberGenerator
  ) {
    let positive = members.count { classes[$0] }
    let share = Double(positive) / Double(members.count)
    guard members.count > leaf, positive > 0, positive < members.count,
      let split = best(rows, classes, members, using: &random)
    else {
      nodes.append(.leaf(share: share))
      return
    }
    let own = nodes.count
    nodes.append(.leaf(share: share))
    func side(_ isBelow: Bool) -> [Int] {
      members.filter { (rows[$0][split.column] <= split.threshold) == isBelow }
    }
    grow(rows, classes, side(true), leaf: leaf, using: &random)
    nodes[own] = .split(column: split.column, threshold: split.threshold, above: nodes.count)
    grow(rows, classes, side(false), leaf: leaf, using: &random)
  }

  /// The best split by one of √p random columns; nil where these do not part the members.
  private func best(
    _ rows: [[Double]], _ classes: [Bool], _ members: [Int],
    using random: inout some RandomNumberGenerator
  ) -> Split? {
    let width = rows[members[0]].count
    let tried = max(1, Int(Double(width).squareRoot().rounded()))
    return (0..<width).shuffled(using: &random).prefix(tried)
      .compactMap { best(in: $0, rows, classes, members) }
      .min { $0.impurity < $1.impurity }
  }

  private func best(
    in column: Int, _ rows: [[Double]], _ classes: [Bool], _ members: [Int]
  ) -> Split? {
    let sorted = members.map { (value: rows[$0][column], isMember: classes[$0]) }
      .sorted { $0.value < $1.value }
    let all = sorted.count { $0.isMember }
    var below = 0
    var found: Split?
    for index in 0..<(sorted.count - 1) {
      if sorted[index].isMember { below += 1 }
      let (value, next) = (sorted[index].value, sorted[index + 1].value)
      guard value < next else { continue }
      let impurity =
        gini(below, of: index + 1) + gini(all - below, of: sorted.count - index - 1)
      if impurity < found?.impurity ?? .infinity {
        // between the two, and never above the greater by round-off
        found = Split(
          column: column, threshold: min(value + (next - value) / 2, next.nextDown),
          impurity: impurity)
      }
    }
    return found
  }

  /// Gini's impurity times the number of rows.
  private func gini(_ positive: Int, of count: Int) -> Double {
    2 * Double(positive) * Double(count - positive) / Double(count)
  }
}
