internal import Volumes

/// The shortest paths through a phase to its interface with another phase.
///
/// Paths join 26 neighbours with lengths 1, √2 and √3 and end half-way along the shortest edge
/// that leads across the interface; where voxels are no cubes the lengths are those of
/// ``VoxelEdges/step(_:)``. Voxels wait in buckets of width 1; no edge is shorter, so a bucket's
/// voxels are final when its turn comes. There are as many buckets as the longest edge spans, used
/// in turn: their number depends neither on the limit nor on the film.
///
/// - Source: buckets after Dial 1969 and Denardo and Fox 1979.
struct InterfaceDistance {
  /// Per cell of the lattice: the distance in voxels; infinite beyond `limit`, −1 off the phase.
  private(set) var distances: [Double]
  private let lattice: Lattice
  private let edges: VoxelEdges
  /// The lengths of the steps by the mask of their axes.
  private let steps: [Double]
  /// The voxels whose distance begins with `turn`, at the index `turn` modulo the number of buckets.
  private var buckets: [[Int32]]
  private var waiting = 0

  /// - Parameters:
  ///   - phase: The phase the paths run through.
  ///   - other: The phase beyond the interface.
  ///   - limit: Longer paths are not followed to their end, voxels.
  /// - Complexity: O(voxels of the phase within the limit).
  init(through phase: [Slab], to other: [Slab], sides: Sides, edges: VoxelEdges, limit: Double) {
    let frame = phase[0].frame
    lattice = Lattice(Shape(nx: frame.nx, ny: frame.ny, nz: phase.count), sides)
    distances = [Double](repeating: -1, count: lattice.count)
    self.edges = edges
    steps = (0...7).map { edges.step($0) }
    buckets = [[Int32]](repeating: [], count: Int(edges.longestStep) + 3)
    for z in phase.indices { seed(phase, other, z) }
    var turn = 0
    while waiting > 0 && Double(turn) < limit {
      settle(turn)
      turn += 1
    }
  }

  private mutating func seed(_ phase: [Slab], _ other: [Slab], _ z: Int) {
    phase[z].visit { x, y in distances[lattice.index(x: x, y: y, z: z)] = .infinity }
    guard edges.isCube else {
      for (mask, slab) in Contact.nearest(phase, to: other, z: z, edges: edges) {
        slab.visit { x, y in put(lattice.index(x: x, y: y, z: z), at: steps[mask] / 2) }
      }
      return
    }
    for (axes, slab) in zip(1...3, Contact.nearest(phase, to: other, z: z)) {
      slab.visit { x, y in
        put(lattice.index(x: x, y: y, z: z), at: Double(axes).squareRoot() / 2)
      }
    }
  }

  private mutating func put(_ index: Int, at distance: Double) {
    distances[index] = distance
    buckets[Int(distance) % buckets.count].append(Int32(index))
    waiting += 1
  }

  private mutating func settle(_ turn: Int) {
    let lengths: InlineArray<4, Double> = [0, 1, 2.0.squareRoot(), 3.0.squareRoot()]
    let slot = turn % buckets.count
    let settled = buckets[slot]
    buckets[slot] = []
    waiting -= settled.count
    for index in settled {
      let distance = distances[Int(index)]
      guard Int(distance) == turn else { continue }  // settled in an earlier turn
      guard edges.isCube else {
        lattice.visitSteps(Int(index)) { neighbour, mask in
          let longer = distance + steps[mask]
          if longer < distances[neighbour] { put(neighbour, at: longer) }
        }
        continue
      }
      lattice.visit(Int(index)) { neighbour, axes in
        let longer = distance + lengths[axes]
        if longer < distances[neighbour] { put(neighbour, at: longer) }
      }
    }
  }
}

extension Slab {
  /// Visits the voxels of the set.
  @inline(__always)
  func visit(_ body: (_ x: Int, _ y: Int) -> Void) {
    for i in words.indices {
      let (y, word) = i.quotientAndRemainder(dividingBy: frame.stride)
      var rest = words[i]
      while rest != 0 {
        body(64 * word + rest.trailingZeroBitCount, y)
        rest &= rest - 1
      }
    }
  }
}
