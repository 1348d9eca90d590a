internal import Volumes

/// A phase seen in cells of 2×2×2 voxels: which of its eight voxels each cell has.
struct CellPatterns {
  /// The number of cells along each axis; the last ones may be cut short.
  let shape: Shape
  /// One pattern per cell, bit x + 2y + 4z for its voxels.
  private(set) var patterns: [UInt8]

  /// - Complexity: O(cells).
  init(_ slabs: [Slab]) {
    let frame = slabs[0].frame
    shape = Shape(nx: (frame.nx + 1) / 2, ny: (frame.ny + 1) / 2, nz: (slabs.count + 1) / 2)
    patterns = []
    patterns.reserveCapacity(shape.count)
    for z in 0..<shape.nz {
      for y in 0..<shape.ny { appendRow(slabs, y, z) }
    }
  }

  private mutating func appendRow(_ slabs: [Slab], _ y: Int, _ z: Int) {
    let frame = slabs[0].frame
    for word in 0..<frame.stride {
      var rows = SIMD4<UInt64>.zero
      for side in 0..<4 where 2 * z + side >> 1 < slabs.count && 2 * y + side & 1 < frame.ny {
        rows[side] = slabs[2 * z + side >> 1].words[(2 * y + side & 1) * frame.stride + word]
      }
      for _ in 0..<min(32, shape.nx - 32 * word) {
        let low = rows & 3
        patterns.append(UInt8(low[0] | low[1] << 2 | low[2] << 4 | low[3] << 6))
        rows = rows &>> 2
      }
    }
  }
}
