internal import Volumes

/// The voxels of a phase gathered by cells of 2×2×2: voxels of a cell that no path within it
/// joins are kept apart, so that channels next to each other stay separate.
struct VoxelAggregates {
  /// The aggregate of each voxel, at its place in the grid; `count` elsewhere.
  private(set) var ofVoxel: [Int32]
  private(set) var count = 0
  /// The cell of each aggregate.
  private(set) var cells: [SIMD4<Int32>] = []
  /// The bonds between aggregates, several per pair where they meet in several places.
  private(set) var bonds: [BondGraph.Bond] = []
  /// The conductance of each aggregate to the electrodes.
  private(set) var earth: [Float] = []

  private let slabs: [Slab]
  private let shape: Shape
  private let cellShape: Shape
  private let periodic: Bool
  private var patterns: [UInt8] = []
  private var first: [Int32] = []

  /// - Complexity: O(voxels of the film).
  init(_ slabs: [Slab], _ grid: LaneGrid) {
    self.slabs = slabs
    shape = grid.shape
    cellShape = Shape(nx: (shape.nx + 1) / 2, ny: (shape.ny + 1) / 2, nz: (shape.nz + 1) / 2)
    periodic = slabs[0].frame.sides == .periodic
    ofVoxel = [Int32](repeating: -1, count: 8 * grid.count)
    patterns.reserveCapacity(cellShape.count)
    first.reserveCapacity(cellShape.count)
    for z in 0..<cellShape.nz {
      for y in 0..<cellShape.ny { for x in 0..<cellShape.nx { gather(x, y, z, grid) } }
    }
    let none = Int32(count)
    for i in ofVoxel.indices where ofVoxel[i] < 0 { ofVoxel[i] = none }
    joinAlongX()
    joinAlongY()
    joinAlongZ()
  }

  /// Numbers the pieces of one cell.
  private mutating func gather(_ x: Int, _ y: Int, _ z: Int, _ grid: LaneGrid) {
    let pattern = self.pattern(x, y, z)
    patterns.append(UInt8(pattern))
    first.append(Int32(count))
    guard pattern != 0 else { return }
    let pieces = CellPieces.count[pattern]
    for _ in 0..<pieces {
      cells.append(SIMD4(Int32(x), Int32(y), Int32(z), 0))
      earth.append(0)
    }
    let piece = CellPieces.piece[pattern]
    for voxel in 0..<8 where pattern >> voxel & 1 == 1 {
      let aggregate = count + Int(piece[voxel])
      let height = 2 * z + voxel >> 2
      ofVoxel[grid.place(2 * x + voxel & 1, 2 * y + voxel >> 1 & 1, height)] = Int32(aggregate)
      if height == 0 { earth[aggregate] += 2 }
      if height == shape.nz - 1 { earth[aggregate] += 2 }
    }
    count += pieces
  }

  private func pattern(_ x: Int, _ y: Int, _ z: Int) -> Int {
    var pattern: UInt64 = 0
    for side in 0..<4 {
      let (row, slab) = (2 * y + side & 1, 2 * z + side >> 1)
      guard row < shape.ny, slab < shape.nz else { continue }
      let frame = slabs[slab].frame
      let word = slabs[slab].words[row * frame.stride + x / 32]
      pattern |= (word >> UInt64(2 * x % 64) & 3) << UInt64(2 * side)
    }
    return Int(pattern)
  }

  private mutating func joinAlongX() {
    for row in stride(from: 0, to: patterns.count, by: cellShape.nx) {
      for i in row..<row + cellShape.nx - 1 { join(i, i + 1, step: 1, narrow: false) }
      guard periodic else { continue }
      join(row + cellShape.nx - 1, row, step: 1, narrow: shape.nx % 2 == 1)
    }
  }

  private mutating func joinAlongY() {
    let nx = cellShape.nx
    for slab in stride(from: 0, to: patterns.count, by: cellShape.slab) {
      for i in slab..<slab + cellShape.slab - nx { join(i, i + nx, step: 2, narrow: false) }
      guard periodic else { continue }
      let last = cellShape.slab - nx
      for i in slab..<slab + nx { join(i + last, i, step: 2, narrow: shape.ny % 2 == 1) }
    }
  }

  private mutating func joinAlongZ() {
    for i in 0..<patterns.count - cellShape.slab {
      join(i, i + cellShape.slab, step: 4, narrow: false)
    }
  }

  /// Bonds across the face from cell `a` to cell `b`. `step` is the bit weight of the axis; a
  /// narrow cell is one voxel wide along it.
  private mutating func join(_ a: Int, _ b: Int, step: Int, narrow: Bool) {
    let (here, there) = (Int(patterns[a]), Int(patterns[b]))
    guard here != 0, there != 0 else { return }
    for low in 0..<8 where low & step == 0 {
      let high = narrow ? low : low | step
      guard here >> high & 1 == 1, there >> low & 1 == 1 else { continue }
      let one = first[a] + Int32(CellPieces.piece[here][high])
      let other = first[b] + Int32(CellPieces.piece[there][low])
      guard one != other else { continue }
      if let last = bonds.last, last.one == one, last.other == other {
        bonds[bonds.count - 1].conductance += 1
      } else {
        bonds.append(BondGraph.Bond(one: one, other: other, conductance: 1))
      }
    }
  }
}
