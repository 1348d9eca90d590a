import Randomness

/// A forest of classification trees that tells members of one class from those of another.
///
/// Each tree is grown on as many rows as there are, drawn with replacement, by the splits of least Gini
/// impurity among √p of the p columns, until a leaf holds at most ``leaf`` rows or one class.
///
/// - Source: Breiman 2001, “Random forests”.
package struct RandomForest: Sendable {
  /// Rows of a leaf that is not split further.
  package static let leaf = 3

  private let trees: [DecisionTree]

  /// - Parameters:
  ///   - rows: Of one length, without missing numbers.
  ///   - classes: Whether each row belongs to the class that ``probability(_:)`` is of.
  ///   - trees: How many are grown.
  /// - Complexity: O(trees · √p · n log² n).
  package init(_ rows: [[Double]], classes: [Bool], trees: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    self.trees = (0..<trees).map { _ in
      let drawn = rows.indices.map { _ in Int.random(in: rows.indices, using: &random) }
      return DecisionTree(rows, classes: classes, of: drawn, leaf: Self.leaf, using: &random)
    }
  }

  /// The share of the class in the leaves that `row` falls into, averaged over the trees.
  package func probability(_ row: [Double]) -> Double {
    trees.reduce(0) { $0 + $1.share(row) } / Double(trees.count)
  }
}
