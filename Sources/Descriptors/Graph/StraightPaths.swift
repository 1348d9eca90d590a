internal import Volumes

/// Counts the voxels whose shortest path to an electrode is straight, in GraSPI's sense.
///
/// Paths join 26 neighbours with lengths 1, √2 and √3. A voxel h slabs from the electrode with
/// shortest path d is straight when |d/h − 1| < 1/H in a film of H slabs, that is when the excess
/// d − h is less than h/H < 1. A step that does not approach the electrode costs an excess of at
/// least 1, so only steps towards it occur: straight on (no excess), across an edge (√2 − 1) and
/// across a corner (√3 − 1). The only sums below 1 are the four of ``excesses``, and since they
/// are 0 or irrational while h/H is rational, the strict comparison never meets a tie. One sweep
/// with four nested sets answers it exactly, without any search.
package enum StraightPaths {
  /// Every excess below 1 that a path of approaching steps can have, rising.
  package static let excesses = [
    0, 2.0.squareRoot() - 1, 3.0.squareRoot() - 1, 2 * (2.0.squareRoot() - 1),
  ]

  /// - Parameter slabs: The phase, slab by slab, the electrode's own slab first.
  /// - Returns: The number of straight voxels; those at the electrode count.
  /// - Complexity: O(voxels/64).
  /// - Source: GraSPI's CT_f_D_tort1 and CT_f_A_tort1.
  static func count(_ slabs: [Slab]) -> Int {
    guard let electrode = slabs.first else { return 0 }
    var reached = Reached(electrode)
    var sum = electrode.count
    for h in 1..<max(slabs.count, 1) {
      reached = reached.next(slabs[h])
      let limit = Double(h) / Double(slabs.count)
      sum += reached.within[excesses.lastIndex { $0 < limit }!].count
    }
    return sum
  }

  /// The same where voxels are no cubes: the least excess of each voxel, slab by slab.
  ///
  /// The excess of a path, in shortest edges, is its length less h slabs; a step that does not
  /// approach the electrode costs at least 1, and so never occurs. Straight is an excess below h/H.
  ///
  /// - Complexity: O(voxels).
  static func count(_ slabs: [Slab], edges: VoxelEdges) -> Int {
    if edges.isCube { return count(slabs) }
    guard let electrode = slabs.first else { return 0 }
    let frame = electrode.frame
    let (nx, ny, wraps) = (frame.nx, frame.ny, frame.sides == .periodic)
    let costs = (0...3).map { edges.step($0 | 4) - edges.z }
    var below = [Double](repeating: .infinity, count: nx * ny)
    electrode.visit { x, y in below[y * nx + x] = 0 }
    var sum = electrode.count
    for h in 1..<max(slabs.count, 1) {
      let limit = Double(h) / Double(slabs.count)
      var here = [Double](repeating: .infinity, count: nx * ny)
      slabs[h].visit { x, y in
        var least = Double.infinity
        for dy in -1...1 {
          guard let row = inside(y + dy, ny, wraps) else { continue }
          for dx in -1...1 {
            guard let column = inside(x + dx, nx, wraps) else { continue }
            least = min(least, below[row * nx + column] + costs[abs(dx) | abs(dy) << 1])
          }
        }
        here[y * nx + x] = least
        if least < limit { sum += 1 }
      }
      below = here
    }
    return sum
  }

  private static func inside(_ index: Int, _ count: Int, _ wraps: Bool) -> Int? {
    if index >= 0 && index < count { return index }
    return wraps ? (index + count) % count : nil
  }

  /// The voxels of one slab that a path reaches with at most each of the four excesses.
  private struct Reached {
    let within: [Slab]

    init(_ electrode: Slab) { within = [Slab](repeating: electrode, count: 4) }

    private init(within: [Slab]) { self.within = within }

    func next(_ phase: Slab) -> Reached {
      let onEdge = within[1].union(within[0].acrossFaces())
      let onCorner = within[2].union(within[0].acrossCorners()).union(onEdge)
      let onEdges = within[3].union(within[1].acrossFaces()).union(onCorner)
      return Reached(within: [within[0], onEdge, onCorner, onEdges].map { $0.intersection(phase) })
    }
  }
}
