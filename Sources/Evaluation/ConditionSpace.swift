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
    let squares = scales.indices.reduce(0) { sum, place in
      let step = (a[place] - b[place]) / scales[place]
      return sum + step * step
    }
    return (squares / Double(scales.count)).squareRoot()
  }

  /// The nearest member of each group to `condition`, nearest first, no further than `radius`.
  package func nearestOfEachGroup(
    to condition: [Double], among members: [[Double]], groups: [Int], radius: Double
  ) -> [(place: Int, distance: Double)] {
    var best: [Int: (place: Int, distance: Double)] = [:]
    for (place, member) in members.enumerated() {
      let found = distance(condition, member)
      if found <= radius, found < best[groups[place]]?.distance ?? .infinity {
        best[groups[place]] = (place, found)
      }
    }
    return best.values.sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
  }
}
