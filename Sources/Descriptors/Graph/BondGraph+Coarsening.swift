/// Nodes gathered by cells twice as wide.
extension BondGraph {
  /// A bond joins two nodes of a cell when it has more than this share of the strongest bond of
  /// either: two chambers joined by a pinhole stay apart.
  private static var strength: Float { 0.25 }

  /// The aggregate of each node, and the cell of each aggregate.
  ///
  /// - Parameters:
  ///   - cells: The cell of each node.
  ///   - axes: 1 for each axis along which two cells become one.
  /// - Complexity: O(nodes + bonds), nearly.
  func aggregates(
    _ cells: [SIMD4<Int32>], widening axes: SIMD3<Int32>
  ) -> (ofNode: [Int32], cells: [SIMD4<Int32>]) {
    let shift = SIMD4(axes, 0)
    let wide = cells.map { $0 &>> shift }
    let strongest = (0..<count).map { i in row(i).reduce(0) { max($0, links[$1].conductance) } }
    var forest = Forest(count: count)
    for i in 0..<count {
      for index in row(i) {
        let j = Int(links[index].node)
        guard j > i, wide[i] == wide[j] else { continue }
        let limit = Self.strength * min(strongest[i], strongest[j])
        if links[index].conductance > limit { forest.union(i, j) }
      }
    }
    let numbers = forest.numbering()
    var found: [SIMD4<Int32>] = []
    for i in 0..<count where numbers[i] == found.count { found.append(wide[i]) }
    return (numbers.map { Int32($0) }, found)
  }

  /// The network between aggregates: all of their bonds in parallel (Galerkin's coarse matrix).
  func coarse(_ aggregates: [Int32], count coarseCount: Int) -> BondGraph {
    var bonds: [Bond] = []
    bonds.reserveCapacity(links.count / 2)
    var earth = [Float](repeating: 0, count: coarseCount)
    for i in 0..<count {
      let one = aggregates[i]
      earth[Int(one)] += self.earth[i]
      for index in row(i) where Int(links[index].node) > i {
        let other = aggregates[Int(links[index].node)]
        if one != other {
          bonds.append(Bond(one: one, other: other, conductance: links[index].conductance))
        }
      }
    }
    return BondGraph(bonds, earth: earth)
  }

  private func row(_ i: Int) -> Range<Int> { Int(start[i])..<Int(start[i + 1]) }
}
