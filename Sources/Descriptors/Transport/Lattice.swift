internal import Volumes

/// Indices of voxels in an array where every voxel has 26 neighbours to look up.
///
/// Each row has one cell more than voxels, and one row is added after the last: what lies
/// beyond the volume is found there, and holds whatever the caller wrote.
struct Lattice {
  let shape: Shape
  /// Cells in a row.
  let stride: Int
  private let left: [Int]
  private let right: [Int]
  private let back: [Int]
  private let forward: [Int]

  init(_ shape: Shape, _ sides: Sides) {
    self.shape = shape
    stride = shape.nx + 1
    let wraps = sides == .periodic
    left = [wraps ? shape.nx - 1 : shape.nx] + (0..<shape.nx - 1)
    right = (1..<max(shape.nx, 1)) + [wraps ? 0 : shape.nx]
    back = [wraps ? shape.ny - 1 : -1] + (0..<shape.ny - 1)
    forward = (1..<max(shape.ny, 1)) + [wraps ? 0 : -1]
  }

  /// The number of cells.
  var count: Int { stride * (shape.ny * shape.nz + 1) }

  func index(x: Int, y: Int, z: Int) -> Int { (z * shape.ny + y) * stride + x }

  /// Visits the 26 neighbours of a voxel with the axes along which each differs: 1 x, 2 y, 4 z.
  @inline(__always)
  func visitSteps(_ index: Int, _ body: (_ neighbour: Int, _ mask: Int) -> Void) {
    let (row, x) = index.quotientAndRemainder(dividingBy: stride)
    let (z, y) = row.quotientAndRemainder(dividingBy: shape.ny)
    for dz in -1...1 {
      for step in -1...1 {
        let to = step < 0 ? back[y] : step > 0 ? forward[y] : y
        guard to >= 0 && z + dz >= 0 && z + dz < shape.nz else { continue }
        let base = ((z + dz) * shape.ny + to) * stride
        let mask = (step == 0 ? 0 : 2) | (dz == 0 ? 0 : 4)
        body(base + left[x], mask | 1)
        if mask > 0 { body(base + x, mask) }
        body(base + right[x], mask | 1)
      }
    }
  }

  /// Visits the 26 neighbours of a voxel with the number of axes along which each differs.
  @inline(__always)
  func visit(_ index: Int, _ body: (_ neighbour: Int, _ axes: Int) -> Void) {
    let (row, x) = index.quotientAndRemainder(dividingBy: stride)
    let (z, y) = row.quotientAndRemainder(dividingBy: shape.ny)
    let (l, r) = (left[x], right[x])
    for dz in -1...1 {
      for step in -1...1 {
        let to = step < 0 ? back[y] : step > 0 ? forward[y] : y
        let inside = to >= 0 && z + dz >= 0 && z + dz < shape.nz
        let base = inside ? ((z + dz) * shape.ny + to) * stride : count - stride
        let axes = abs(step) + abs(dz)
        body(base + l, axes + 1)
        if axes > 0 { body(base + x, axes) }
        body(base + r, axes + 1)
      }
    }
  }
}
