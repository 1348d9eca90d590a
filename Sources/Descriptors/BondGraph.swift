/// A network of conductances: A x = b with A = degree − adjacency.
///
/// Stored by rows: the neighbours of node i are `neighbours[start[i] ..< start[i + 1]]`.
struct BondGraph {
  struct Bond {
    var one: Int32
    var other: Int32
    var conductance: Float
  }

  let count: Int
  private(set) var start: [Int32]
  private(set) var neighbours: [Int32] = []
  private(set) var conductances: [Float] = []
  /// The sum of conductances at each node, those to the electrodes included.
  private(set) var degree: [Float]
  private(set) var inverse: [Float] = []
  /// The conductance of each node to the electrodes.
  let earth: [Float]

  var hasBonds: Bool { !neighbours.isEmpty }

  /// - Parameters:
  ///   - bonds: Each in one direction; those of one pair are added up.
  ///   - earth: Conductances to the electrodes, one per node.
  /// - Complexity: O(nodes + bonds).
  init(_ bonds: [Bond], earth: [Float]) {
    count = earth.count
    self.earth = earth
    degree = earth
    start = [0]
    start.reserveCapacity(count + 1)
    let (ends, sorted) = Self.sort(bonds, count)
    var entry = [Int32](repeating: -1, count: count)  // where a neighbour stands in this row
    for i in 0..<count {
      let row = Int32(neighbours.count)
      for (j, conductance) in sorted[Int(ends[i])..<Int(ends[i + 1])] {
        degree[i] += conductance
        if entry[Int(j)] >= row {
          conductances[Int(entry[Int(j)])] += conductance
        } else {
          entry[Int(j)] = Int32(neighbours.count)
          neighbours.append(j)
          conductances.append(conductance)
        }
      }
      start.append(Int32(neighbours.count))
    }
    inverse = degree.map { 1 / $0 }
  }

  /// The bonds of each node in turn, and where its list begins.
  private static func sort(_ bonds: [Bond], _ count: Int) -> ([Int32], [(Int32, Float)]) {
    var ends = [Int32](repeating: 0, count: count + 1)
    for bond in bonds {
      ends[Int(bond.one) + 1] += 1
      ends[Int(bond.other) + 1] += 1
    }
    for i in 0..<count { ends[i + 1] += ends[i] }
    var next = ends
    var sorted = [(Int32, Float)](repeating: (0, 0), count: 2 * bonds.count)
    for bond in bonds {
      sorted[Int(next[Int(bond.one)])] = (bond.other, bond.conductance)
      next[Int(bond.one)] += 1
      sorted[Int(next[Int(bond.other)])] = (bond.one, bond.conductance)
      next[Int(bond.other)] += 1
    }
    return (ends, sorted)
  }
}

/// Relaxation of A x = b.
extension BondGraph {
  /// Gauss and Seidel, from the first node to the last.
  func relaxForward(_ x: inout [Float], _ b: [Float]) {
    for i in 0..<count { x[i] = (b[i] + inflow(i, x)) * inverse[i] }
  }

  /// Gauss and Seidel, from the last node to the first: the transpose of the other.
  func relaxBackward(_ x: inout [Float], _ b: [Float]) {
    for i in stride(from: count - 1, through: 0, by: -1) {
      x[i] = (b[i] + inflow(i, x)) * inverse[i]
    }
  }

  /// Adds b − A x of each node to its aggregate.
  func restrict(_ x: [Float], _ b: [Float], _ aggregates: [Int32], into coarse: inout [Float]) {
    for i in coarse.indices { coarse[i] = 0 }
    for i in 0..<count { coarse[Int(aggregates[i])] += b[i] + inflow(i, x) - degree[i] * x[i] }
  }

  @inline(__always)
  private func inflow(_ i: Int, _ x: [Float]) -> Float {
    var sum: Float = 0
    for entry in Int(start[i])..<Int(start[i + 1]) {
      sum += conductances[entry] * x[Int(neighbours[entry])]
    }
    return sum
  }
}
