internal import Volumes

/// The voxels of a phase as runs along x, row after row: the vertices of its component graph.
struct Runs: Sendable {
  let shape: Shape
  /// First and last x of each run.
  private(set) var first: [Int32] = []
  private(set) var last: [Int32] = []
  /// Where the runs of each row begin; one more entry than rows. Row = z·ny + y.
  private(set) var start: [Int32] = [0]

  /// - Complexity: O(voxels/64 + runs).
  init(_ slabs: [Slab]) {
    let frame = slabs[0].frame
    shape = Shape(nx: frame.nx, ny: frame.ny, nz: slabs.count)
    start.reserveCapacity(frame.ny * slabs.count + 1)
    for slab in slabs {
      for row in stride(from: 0, to: slab.words.count, by: slab.frame.stride) {
        appendRow(slab, row)
        start.append(Int32(first.count))
      }
    }
  }

  var count: Int { first.count }

  func length(_ run: Int) -> Int { Int(last[run] - first[run]) + 1 }

  func row(_ row: Int) -> Range<Int> { Int(start[row])..<Int(start[row + 1]) }

  /// Each set bit of `changes` is where a run begins or the voxel past its end.
  private mutating func appendRow(_ slab: Slab, _ row: Int) {
    var carry: UInt64 = 0
    for i in 0..<slab.frame.stride {
      let word = slab.words[row + i]
      var changes = word ^ (word << 1 | carry)
      carry = word >> 63
      while changes != 0 {
        let x = Int32(64 * i + changes.trailingZeroBitCount)
        if first.count == last.count { first.append(x) } else { last.append(x - 1) }
        changes &= changes - 1
      }
    }
    if first.count > last.count { last.append(Int32(slab.frame.nx - 1)) }
  }
}
