internal import Volumes

/// The voxels of a phase gathered by cells of 2×2×2: voxels of a cell that no path within it
/// joins are kept apart, so that channels next to each other stay separate.
///
/// Aggregate 0 stands for what is off the phase and has neither bonds nor voxels.
struct VoxelAggregates {
  /// The aggregate of each voxel, at its place in the grid.
  private(set) var ofVoxel: [Int32]
  /// The cell of each aggregate.
  private(set) var cells: [SIMD4<Int32>] = [.zero]
  /// The conductance of each aggregate to the electrodes.
  private(set) var earth: [Float] = [0]
  /// The first aggregate of each cell.
  private var first: [Int32] = []
  private let patterns: CellPatterns

  /// - Complexity: O(voxels of the film).
  init(_ slabs: [Slab], _ grid: LaneGrid) {
    patterns = CellPatterns(slabs)
    ofVoxel = [Int32](repeating: 0, count: 8 * grid.count)
    number()
    assign(grid)
  }

  private mutating func number() {
    let shape = patterns.shape
    let pieces = CellPieces.count
    first.reserveCapacity(shape.count)
    var i = 0
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx {
          first.append(Int32(cells.count))
          for _ in 0..<pieces[Int(patterns.patterns[i])] {
            cells.append(SIMD4(Int32(x), Int32(y), Int32(z), 0))
          }
          i += 1
        }
      }
    }
    earth = [Float](repeating: 0, count: cells.count)
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
    let place = grid.place(0, 2 * y + side & 1, height)
    let touching: Float = (height == 0 ? 2 : 0) + (height == grid.shape.nz - 1 ? 2 : 0)
    let pieces = CellPieces.piece
    for x in 0..<nx {
      let pattern = Int(patterns.patterns[row + x])
      for voxel in 2 * side...2 * side + 1 where pattern >> voxel & 1 == 1 {
        let aggregate = first[row + x] + Int32(pieces[pattern][voxel])
        ofVoxel[place + 8 * (2 * x + voxel & 1)] = aggregate
        if touching != 0 { earth[Int(aggregate)] += touching }
      }
    }
  }

  /// The bonds between aggregates, several per pair where they meet in several places.
  ///
  /// - Complexity: O(cells).
  func bonds(_ grid: LaneGrid, _ sides: Sides) -> [BondGraph.Bond] {
    let (nx, ny, slab) = (patterns.shape.nx, patterns.shape.ny, patterns.shape.slab)
    var joints = CellJoints(patterns.patterns, first)
    let wraps = sides == .periodic
    for row in stride(from: 0, to: patterns.shape.count, by: nx) {
      joints.join(row..<row + nx - 1, by: 1, step: 1)
      guard wraps else { continue }
      joints.join(row + nx - 1..<row + nx, by: 1 - nx, step: 1, narrow: grid.shape.nx % 2 == 1)
    }
    for start in stride(from: 0, to: patterns.shape.count, by: slab) {
      joints.join(start..<start + slab - nx, by: nx, step: 2)
      guard wraps else { continue }
      joints.join(
        start + slab - nx..<start + slab, by: (1 - ny) * nx, step: 2,
        narrow: grid.shape.ny % 2 == 1)
    }
    joints.join(0..<patterns.shape.count - slab, by: slab, step: 4)
    return joints.bonds
  }
}
