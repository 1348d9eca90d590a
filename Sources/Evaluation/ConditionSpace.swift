/// Which volumes were made under like conditions.
///
/// The distance of two conditions is the root mean square of their differences, each in units of
/// its own scale.
package struct ConditionSpace: Equatable, Sendable {
  /// One per condition, above 0: such as its standard deviation over a training set.
  package let scales: [Double]

  package init(scales: [Double]) {
    precondition(!scales.isEmpty && scales.allSatisfy { $0 > 0 }, "a scale per condition")
    self.scales = scales
  }

  package func distance(_ a: [Double], _ b: [Double]) -> Double {
    precondition(a.count == scales.count && b.count == scales.count, "a value per condition")
    let squares = scales.indices.reduce(0) { sum, index in
      let step = (a[index] - b[index]) / scales[index]
      return sum + step * step
    }
    return (squares / Double(scales.count)).squareRoot()
  }

  /// The nearest member of each group to `condition`, nearest first, no further than `radius`.
  package func nearestOfEachGroup(
    to condition: [Double], among members: [[Double]], groups: [Int], radius: Double
  ) -> [(index: Int, distance: Double)] {
    var best: [Int: (index: Int, distance: Double)] = [:]
    for (index, member) in members.enumerated() {
      let found = distance(condition, member)
      if found <= radius, found < best[groups[index]]?.distance ?? .infinity {
        best[groups[index]] = (index, found)
      }
    }
    return best.values.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
  }
}
