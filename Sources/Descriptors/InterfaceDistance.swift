internal import Volumes

/// The shortest paths through a phase to its interface with another phase.
///
/// Paths join 26 neighbours with lengths 1, √2 and √3 and end half-way along the shortest edge
/// that leads across the interface. Voxels wait in buckets of width 1; no edge is shorter, so a
/// bucket's voxels are final when its turn comes.
///
/// - Source: buckets after Dial 1969 and Denardo and Fox 1979.
struct InterfaceDistance {
  /// Per place of the lattice: the distance in voxels; infinite beyond `limit`, −1 off the phase.
  private(set) var distances: [Double]
  private let lattice: Lattice
  private var buckets: [[Int32]]

  /// - Parameters:
  ///   - phase: The phase the paths run through.
  ///   - other: The phase beyond the interface.
  ///   - limit: Longer paths are not followed to their end, voxels.
  /// - Complexity: O(voxels of the phase within the limit).
  init(through phase: [Slab], to other: [Slab], sides: Sides, limit: Double) {
    let frame = phase[0].frame
    lattice = Lattice(Shape(nx: frame.nx, ny: frame.ny, nz: phase.count), sides)
    distances = [Double](repeating: -1, count: lattice.count)
    buckets = [[]]
    for z in phase.indices { seed(phase, other, z) }
    var turn = 0
    while turn < buckets.count && Double(turn) < limit {
      settle(turn)
      turn += 1
    }
  }

  private mutating func seed(_ phase: [Slab], _ other: [Slab], _ z: Int) {
    phase[z].visit { x, y in distances[lattice.place(x: x, y: y, z: z)] = .infinity }
    for (axes, slab) in zip(1...3, Contact.nearest(phase, to: other, z: z)) {
      slab.visit { x, y in
        let place = lattice.place(x: x, y: y, z: z)
        distances[place] = Double(axes).squareRoot() / 2
        buckets[0].append(Int32(place))
      }
    }
  }

  private mutating func settle(_ turn: Int) {
    let lengths: InlineArray<4, Double> = [0, 1, 2.0.squareRoot(), 3.0.squareRoot()]
    if buckets.count < turn + 3 { buckets += [[], [], []] }
    for place in buckets[turn] {
      let distance = distances[Int(place)]
      guard Int(distance) == turn else { continue }  // settled in an earlier turn
      lattice.visit(Int(place)) { neighbour, axes in
        let longer = distance + lengths[axes]
        guard longer < distances[neighbour] else { return }
        distances[neighbour] = longer
        buckets[Int(longer)].append(Int32(neighbour))
      }
    }
    buckets[turn] = []
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
