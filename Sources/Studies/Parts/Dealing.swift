import Support

/// How the items of a job are dealt to its parts: the longest first, each to the part that has least.
///
/// No part has more than 4/3 of what the fullest has in the best dealing. It depends on the costs and on
/// the number of parts alone, so every part finds its own items without asking.
///
/// - Source: Graham 1969, LPT.
package enum Dealing {
  /// The items of each part, the longest first.
  ///
  /// - Complexity: O(n log n + n log p) for n items and p parts.
  package static func deal(_ costs: [Double], among parts: Int) -> [[Int]] {
    precondition(parts > 0, "at least one part")
    var hands = [[Int]](repeating: [], count: parts)
    var loads = LoadHeap(parts)
    for item in costs.longestFirst() { hands[loads.give(costs[item])].append(item) }
    return hands
  }
}

/// The loads of parts, the least on top; of equal ones the lower part.
private struct LoadHeap {
  private var entries: [(load: Double, part: Int)]

  init(_ parts: Int) { entries = (0..<parts).map { (0, $0) } }

  /// Adds to the least load; returns whose it is.
  mutating func give(_ cost: Double) -> Int {
    let part = entries[0].part
    entries[0].load += cost
    var parent = 0
    while let child = lesserChild(of: parent), entries[child] < entries[parent] {
      entries.swapAt(parent, child)
      parent = child
    }
    return part
  }

  private func lesserChild(of parent: Int) -> Int? {
    let (left, right) = (2 * parent + 1, 2 * parent + 2)
    guard left < entries.count else { return nil }
    return right < entries.count && entries[right] < entries[left] ? right : left
  }
}
