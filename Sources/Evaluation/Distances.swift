/// Distances within and between sets of volumes.
package enum Distances {
  /// Of every two elements.
  ///
  /// - Complexity: O(n²) distances.
  package static func pairwise<Element, Distance>(
    _ elements: [Element], _ distance: (Element, Element) -> Distance
  ) -> [Distance] {
    elements.indices.flatMap { i in
      (0..<i).map { distance(elements[i], elements[$0]) }
    }
  }

  /// From each element of `some` to the nearest of `others`; infinite where there is none.
  ///
  /// - Complexity: O(some · others) distances.
  package static func nearest<Element>(
    of some: [Element], among others: [Element], _ distance: (Element, Element) -> Double
  ) -> [(index: Int?, distance: Double)] {
    some.map { element in
      var best: (index: Int?, distance: Double) = (nil, .infinity)
      for (index, other) in others.enumerated() {
        let found = distance(element, other)
        if found < best.distance { best = (index, found) }
      }
      return best
    }
  }

  /// From each element to the nearest one of another group, where there is one.
  ///
  /// - Complexity: O(n²) distances.
  package static func nearestOfOtherGroup<Element>(
    _ elements: [Element], groups: [Int], _ distance: (Element, Element) -> Double
  ) -> [Double] {
    precondition(elements.count == groups.count, "a group for each element")
    var best = [Double](repeating: .infinity, count: elements.count)
    for i in elements.indices {
      for j in 0..<i where groups[i] != groups[j] {
        let found = distance(elements[i], elements[j])
        best[i] = min(best[i], found)
        best[j] = min(best[j], found)
      }
    }
    return best.filter(\.isFinite)
  }
}
