/// How often central 90 % intervals, widened by what all other groups say, hold the values of a
/// group: what ``intervalWidening(expected:means:deviations:)`` promises for films that it was not
/// fitted to.
package struct LeftOutCoverage: Equatable, Sendable {
  package let groups: Int
  /// The share of all values that were held.
  package let ninety: Double
  /// Its standard error, with a group for an observation: values of one group err together.
  package let error: Double

  /// - Parameters:
  ///   - expected: True values.
  ///   - means: As many.
  ///   - deviations: As many, above 0.
  ///   - groups: The group of each value, such as its film.
  /// - Returns: Nil below two groups, or where the others of a group are too few to tell a widening.
  /// - Complexity: O(g n log n) for n values in g groups.
  package init?(expected: [Double], means: [Double], deviations: [Double], groups: [Int]) {
    let members = Dictionary(grouping: expected.indices) { groups[$0] }
    guard members.count > 1 else { return nil }
    let errors = scaledErrors(expected: expected, means: means, deviations: deviations)
    var held = [Double](repeating: 0, count: errors.count)
    for group in members.values {
      let out = Set(group)
      let others = errors.indices.filter { !out.contains($0) }
      guard let factor = intervalWidening(others.map { errors[$0] }) else { return nil }
      for index in group where errors[index] <= ninetyQuantile * factor { held[index] = 1 }
    }
    self.groups = members.count
    ninety = held.reduce(0, +) / Double(held.count)
    error = groupedError(held, groups: groups)
  }
}
