import Randomness
import Support

/// How well a classifier that was shown some pairs tells generated from simulated volumes in others.
///
/// The volumes of a series, and those generated for its requests, are always tested by a forest that saw none of them.
/// An area of 0.5 is chance; 1 tells every generated volume.
///
/// - Source: Lopez-Paz and Oquab 2017, “Revisiting classifier two-sample tests”.
package struct ClassifierTest: Codable, Equatable, Sendable {
  /// Volumes of both kinds.
  package let volumes: Int
  package let series: Int
  /// Under the receiver operating characteristic.
  package let area: Double
  /// The standard deviation of the area over resampled series.
  package let error: Double

  private static let folds = 5
  private static let trees = 200
  private static let resamples = 200

  /// - Parameters:
  ///   - generated: A row of descriptors each; not a number where one is undefined.
  ///   - simulated: As many, of the volumes whose conditions were requested.
  ///   - series: Of each pair.
  /// - Returns: Nil for fewer series than parts that the pairs are cut into, 5.
  /// - Cost: 200 trees for each part: seconds for a few hundred pairs of twenty descriptors.
  package init?(
    generated: [[Double]], simulated: [[Double]], series: [Int], seed: UInt64, threads: Int
  ) {
    precondition(generated.count == simulated.count && series.count == simulated.count)
    let groups = Array(Set(series)).sorted()
    guard groups.count >= Self.folds else { return nil }
    var random = SplitMix64(seed: seed)
    let order = groups.shuffled(using: &random)
    let fold = Dictionary(
      uniqueKeysWithValues: order.enumerated().map { ($1, $0 % Self.folds) })
    let rows = (generated + simulated).map { row in
      // below every number, so that a split can part undefined descriptors from the others
      row.map { $0.isNaN ? -Double.greatestFiniteMagnitude : $0 }
    }
    let classes = generated.map { _ in true } + simulated.map { _ in false }
    let folds = (series + series).map { fold[$0]! }
    let scores = concurrentMap(Self.folds, threads: threads) { out in
      let shown = rows.indices.filter { folds[$0] != out }
      let forest = RandomForest(
        shown.map { rows[$0] }, classes: shown.map { classes[$0] }, trees: Self.trees,
        seed: seed &+ UInt64(out))
      return rows.indices.filter { folds[$0] == out }.map { ($0, forest.probability(rows[$0])) }
    }.flatMap { $0 }
    let probability = Dictionary(uniqueKeysWithValues: scores)
    let members = Dictionary(grouping: rows.indices) { (series + series)[$0] }
    func area(_ series: [Int]) -> Double {
      let indices = series.flatMap { members[$0]! }
      return areaUnderCurve(
        of: indices.filter { classes[$0] }.map { probability[$0]! },
        above: indices.filter { !classes[$0] }.map { probability[$0]! })
    }
    volumes = rows.count
    self.series = groups.count
    self.area = area(groups)
    let areas = (0..<Self.resamples).map { _ in
      area(groups.map { _ in groups.randomElement(using: &random)! })
    }
    error = Summary(areas)!.deviation
  }
}

/// The probability that a score of `some` is above one of `others`, with half a point for a tie.
///
/// - Complexity: O(n log n).
/// - Source: Mann and Whitney 1947.
package func areaUnderCurve(of some: [Double], above others: [Double]) -> Double {
  guard !some.isEmpty, !others.isEmpty else { return .nan }
  let all = (some.map { ($0, true) } + others.map { ($0, false) }).sorted { $0.0 < $1.0 }
  var (points, below) = (0.0, 0)
  var start = 0
  while start < all.count {
    var end = start
    while end < all.count, all[end].0 == all[start].0 { end += 1 }
    let tied = all[start..<end].count { !$0.1 }
    let own = end - start - tied
    points += Double(own) * (Double(below) + Double(tied) / 2)
    below += tied
    start = end
  }
  return points / (Double(some.count) * Double(others.count))
}
