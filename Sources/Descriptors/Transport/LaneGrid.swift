internal import Volumes

/// Where the voxels of a film lie in arrays of eight-lane vectors.
///
/// The film is cut across z into eight blocks, one per lane: a vector holds the voxels
/// z = k, k + depth, … of one column, so neighbours in x, y and z are whole vectors too. A border
/// one vector wide holds what lies beyond: ``exchange(_:)`` copies into it what wraps round
/// periodic sides and, above and below each block, the block of the next lane. The rest stays 0.
struct LaneGrid: Sendable {
  let shape: Shape
  /// Slabs in a block; the last blocks may be cut short.
  let depth: Int
  /// From a vector to its neighbour in z, and in y.
  let up: Int
  let forward: Int
  /// The conductance between neighbours along x and along y, that along z being 1.
  let conductance: SIMD2<Double>
  private let wrapsX: Bool
  private let wrapsY: Bool

  init(_ shape: Shape, _ sides: Sides, _ edges: VoxelEdges) {
    self.shape = shape
    let (x, y) = (edges.z / edges.x, edges.z / edges.y)
    conductance = SIMD2(x * x, y * y)
    depth = (shape.nz + 7) / 8
    up = shape.nx + 2
    forward = up * (depth + 2)
    // A side one voxel wide would only join voxels to themselves.
    wrapsX = sides == .periodic && shape.nx > 1
    wrapsY = sides == .periodic && shape.ny > 1
  }

  /// The number of vectors, border included.
  var count: Int { forward * (shape.ny + 2) }

  /// The vector of (0, y, k), the first of its row.
  func row(_ y: Int, _ k: Int) -> Int { (y + 1) * forward + (k + 1) * up + 1 }

  /// The index of a voxel where the lanes are counted one by one.
  func index(_ x: Int, _ y: Int, _ z: Int) -> Int {
    let (lane, k) = z.quotientAndRemainder(dividingBy: depth)
    return 8 * (row(y, k) + x) + lane
  }

  /// Writes the border of a field.
  func exchange<Scalar: Numeric>(_ field: inout [SIMD8<Scalar>]) {
    let (nx, ny) = (shape.nx, shape.ny)
    for y in 0..<ny {
      for i in 0..<nx {
        field[row(y, -1) + i] = Self.fromBelow(field[row(y, depth - 1) + i])
        field[row(y, depth) + i] = Self.fromAbove(field[row(y, 0) + i])
      }
      guard wrapsX else { continue }
      for k in 0..<depth {
        field[row(y, k) - 1] = field[row(y, k) + nx - 1]
        field[row(y, k) + nx] = field[row(y, k)]
      }
    }
    guard wrapsY else { return }
    for i in row(0, 0)..<row(0, depth) {
      field[i - forward] = field[i + (ny - 1) * forward]
      field[i + ny * forward] = field[i]
    }
  }

  /// What each lane finds below its block: the top of the lane before it.
  private static func fromBelow<Scalar: Numeric>(_ top: SIMD8<Scalar>) -> SIMD8<Scalar> {
    SIMD8(0, top[0], top[1], top[2], top[3], top[4], top[5], top[6])
  }

  private static func fromAbove<Scalar: Numeric>(_ bottom: SIMD8<Scalar>) -> SIMD8<Scalar> {
    SIMD8(bottom[1], bottom[2], bottom[3], bottom[4], bottom[5], bottom[6], bottom[7], 0)
  }
}
