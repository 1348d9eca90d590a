internal import Volumes

/// The voxels of a phase gathered by cells of 2×2×2: voxels of a cell that no path within it
/// joins are kept apart, so that channels next to each other stay separate.
///
/// Aggregate 0 stands for what is off the phase and has neither bonds nor voxels.
struct VoxelAggregates {
  /// The aggregate of each voxel, at its index in the grid.
  private(set) var ofVoxel: [Int32]
  /// The cell of each aggregate.
  private(set) var cells: [SIMD4<Int32>] = [.zero]
  /// The conductance of each aggregate to the electrodes.
  private(set) var earth: [Float] = [0]
  /// The first aggregate of each cell.
  private var first: [Int32] = []
  private let patterns: CellPatterns
  private let pieces: CellPieces
  /// 1 for each axis along which the voxels of a cell join.
  private let strong: SIMD3<Int32>
  private let voxel: VoxelEdges

  /// The edges of a cell.
  var edges: SIMD3<Double> {
    SIMD3(voxel.x, voxel.y, voxel.z) * (1 + SIMD3<Double>(strong))
  }

  /// - Complexity: O(voxels of the film).
  init(_ slabs: [Slab], _ grid: LaneGrid, _ edges: VoxelEdges) {
    voxel = edges
    strong = VoxelEdges.strong(SIMD3(edges.x, edges.y, edges.z))
    pieces =
      edges.isCube
      ? .ofCubes : CellPieces(joining: Int(strong.x | strong.y << 1 | strong.z << 2))
    patterns = CellPatterns(slabs)
    ofVoxel = [Int32](repeating: 0, count: 8 * grid.count)
    number()
    assign(grid)
  }

  private mutating func number() {
    let shape = patterns.shape
    let counts = pieces.count
    first.reserveCapacity(shape.count)
    var i = 0
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx {
          first.append(Int32(cells.count))
          let cell = SIMD3(Int32(x), Int32(y), Int32(z))
          let pattern = Int(patterns.patterns[i])
          for piece in 0..<counts[pattern] { cells.append(position(of: piece, pattern, cell)) }
          i += 1
        }
      }
    }
    earth = [Float](repeating: 0, count: cells.count)
  }

  /// The cell of a piece; along an axis along which voxels do not join, the voxel's own index.
  private func position(of piece: Int, _ pattern: Int, _ cell: SIMD3<Int32>) -> SIMD4<Int32> {
    if strong == SIMD3(1, 1, 1) { return SIMD4(cell, 0) }
    let voxel = (0..<8).first {
      pattern >> $0 & 1 == 1 && Int(pieces.piece[pattern][$0]) == piece
    }!
    let side = SIMD3(Int32(voxel & 1), Int32(voxel >> 1 & 1), Int32(voxel >> 2))
    return SIMD4(cell &* (2 &- strong) &+ side &* (1 &- strong), 0)
  }

  private mutating func assign(_ grid: LaneGrid) {
    let shape = patterns.shape
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for side in 0..<4 where 2 * z + side >> 1 < grid.shape.nz {
          assignRow(grid, y, z, side)
        }
      }
    }
  }

  /// The voxels of a row of cells with one y and one z; `side` is y + 2z within the cell.
  private mutating func assignRow(_ grid: LaneGrid, _ y: Int, _ z: Int, _ side: Int) {
    let (nx, height) = (patterns.shape.nx, 2 * z + side >> 1)
    let row = (z * patterns.shape.ny + y) * nx
    let start = grid.index(0, 2 * y + side & 1, height)
    let touching: Float = (height == 0 ? 2 : 0) + (height == grid.shape.nz - 1 ? 2 : 0)
    let pieces = pieces.piece
    for x in 0..<nx {
      let pattern = Int(patterns.patterns[row + x])
      for voxel in 2 * side...2 * side + 1 where pattern >> voxel & 1 == 1 {
        let aggregate = first[row + x] + Int32(pieces[pattern][voxel])
        ofVoxel[start + 8 * (2 * x + voxel & 1)] = aggregate
        if touching != 0 { earth[Int(aggregate)] += touching }
      }
    }
  }

  /// The bonds between aggregates, several per pair where they meet at several faces.
  ///
  /// - Complexity: O(cells).
  func bonds(_ grid: LaneGrid, _ sides: Sides) -> [BondGraph.Bond] {
    let (nx, ny, slab) = (patterns.shape.nx, patterns.shape.ny, patterns.shape.slab)
    var joints = CellJoints(patterns.patterns, first, pieces)
    let (gx, gy) = (Float(grid.conductance.x), Float(grid.conductance.y))
    if strong.x == 0 { joints.joinWithin(step: 1, weight: gx) }
    if strong.y == 0 { joints.joinWithin(step: 2, weight: gy) }
    if strong.z == 0 { joints.joinWithin(step: 4, weight: 1) }
    let wraps = sides == .periodic
    for row in stride(from: 0, to: patterns.shape.count, by: nx) {
      joints.join(row..<row + nx - 1, by: 1, step: 1, weight: gx)
      guard wraps else { continue }
      joints.join(
        row + nx - 1..<row + nx, by: 1 - nx, step: 1, narrow: grid.shape.nx % 2 == 1,
        weight: gx)
    }
    for start in stride(from: 0, to: patterns.shape.count, by: slab) {
      joints.join(start..<start + slab - nx, by: nx, step: 2, weight: gy)
      guard wraps else { continue }
      joints.join(
        start + slab - nx..<start + slab, by: (1 - ny) * nx, step: 2,
        narrow: grid.shape.ny % 2 == 1, weight: gy)
    }
    joints.join(0..<patterns.shape.count - slab, by: slab, step: 4, weight: 1)
    return joints.bonds
  }
}
