/// A network of conductances: A x = b with A = degree − adjacency.
///
/// Stored by rows: the links of node i are `links[start[i] ..< start[i + 1]]`.
struct BondGraph {
  struct Bond {
    var one: Int32
    var other: Int32
    var conductance: Float
  }

  struct Link {
    var node: Int32
    var conductance: Float
  }

  let count: Int
  private(set) var start: [Int32] = [0]
  private(set) var links: [Link] = []
  /// The sum of conductances at each node, those to the electrodes included; 0 for a node that
  /// stands for nothing, whose inverse is 0 too.
  private(set) var degree: [Float]
  private(set) var inverse: [Float] = []
  /// The conductance of each node to the electrodes.
  let earth: [Float]

  /// - Parameters:
  ///   - bonds: Each in one direction; those of one pair are added up.
  ///   - earth: Conductances to the electrodes, one per node.
  /// - Complexity: O(nodes + bonds).
  init(_ bonds: [Bond], earth: [Float]) {
    count = earth.count
    self.earth = earth
    degree = earth
    start.reserveCapacity(count + 1)
    let (ends, sorted) = Self.sort(bonds, count)
    links.reserveCapacity(sorted.count)
    var positions = [Int32](repeating: -1, count: count)  // where a neighbour stands in this row
    for i in 0..<count {
      let row = Int32(links.count)
      for link in sorted[Int(ends[i])..<Int(ends[i + 1])] {
        degree[i] += link.conductance
        let known = positions[Int(link.node)]
        if known >= row {
          links[Int(known)].conductance += link.conductance
        } else {
          positions[Int(link.node)] = Int32(links.count)
          links.append(link)
        }
      }
      start.append(Int32(links.count))
    }
    inverse = degree.map { $0 > 0 ? 1 / $0 : 0 }
  }

  /// The links of each node in turn, and where its list begins.
  private static func sort(_ bonds: [Bond], _ count: Int) -> ([Int32], [Link]) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for bond in bonds {
      ends[Int(bond.one) + 1] += 1
      ends[Int(bond.other) + 1] += 1
    }
    for i in 0..<count { ends[i + 1] += ends[i] }
    var next = ends
    var sorted = [Link](repeating: Link(node: 0, conductance: 0), count: 2 * bonds.count)
    for bond in bonds {
      let (one, other) = (Int(bond.one), Int(bond.other))
      sorted[Int(next[one])] = Link(node: bond.other, conductance: bond.conductance)
      next[one] += 1
      sorted[Int(next[other])] = Link(node: bond.one, conductance: bond.conductance)
      next[other] += 1
    }
    return (ends, sorted)
  }
}

/// Relaxation of A x = b.
extension BondGraph {
  /// Gauss and Seidel, from the first node to the last.
  func relaxForward(_ x: inout [Float], _ b: [Float]) {
    var first = 0
    for i in 0..<count {
      let end = Int(start[i + 1])
      x[i] = (b[i] + inflow(first..<end, x)) * inverse[i]
      first = end
    }
  }

  /// Gauss and Seidel, from the last node to the first: the transpose of the other.
  func relaxBackward(_ x: inout [Float], _ b: [Float]) {
    var end = links.count
    for i in stride(from: count - 1, through: 0, by: -1) {
      let first = Int(start[i])
      x[i] = (b[i] + inflow(first..<end, x)) * inverse[i]
      end = first
    }
  }

  /// Adds b − A x of each node to its aggregate.
  func restrict(_ x: [Float], _ b: [Float], _ aggregates: [Int32], into coarse: inout [Float]) {
    var first = 0
    for i in 0..<count {
      let end = Int(start[i + 1])
      coarse[Int(aggregates[i])] += b[i] + inflow(first..<end, x) - degree[i] * x[i]
      first = end
    }
  }

  /// x = D⁻¹b: the answer where there are no bonds.
  func divide(_ b: [Float], into x: inout [Float]) {
    for i in 0..<count { x[i] = b[i] * inverse[i] }
  }

  @inline(__always)
  private func inflow(_ row: Range<Int>, _ x: [Float]) -> Float {
    var sum: Float = 0
    for index in row {
      let link = links[index]
      sum += link.conductance * x[Int(link.node)]
    }
    return sum
  }
}
