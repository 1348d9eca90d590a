/// The connected pieces of a cell of 2×2×2 voxels, for every choice of its voxels.
///
/// Voxel (x, y, z) of the cell is bit x + 2y + 4z of a pattern.
///
/// Where voxels are no cubes, only neighbours along strongly coupled axes join.
struct CellPieces {
  /// All three axes join.
  static let ofCubes = CellPieces(joining: 7)

  /// Per pattern and voxel: the piece, from 0 in order of first appearance; 0 for no voxel.
  let piece: [InlineArray<8, UInt8>]

  /// Per pattern: the number of pieces, at most 4, or 8 where not all axes join.
  let count: [Int]

  /// - Parameter axes: The axes along which neighbours join: 1 x, 2 y, 4 z.
  init(joining axes: Int) {
    piece = (0..<256).map { Self.pieces(of: $0, axes) }
    count = (0..<256).map { Self.count(of: $0, axes) }
  }

  private static func pieces(of pattern: Int, _ axes: Int) -> InlineArray<8, UInt8> {
    var pieces = InlineArray<8, UInt8>(repeating: 0)
    var next: UInt8 = 0
    var left = pattern
    while left != 0 {
      let group = grow(left & -left, within: pattern, axes)
      for voxel in 0..<8 where group >> voxel & 1 == 1 { pieces[voxel] = next }
      next += 1
      left &= ~group
    }
    return pieces
  }

  private static func count(of pattern: Int, _ axes: Int) -> Int {
    var (left, count) = (pattern, 0)
    while left != 0 {
      left &= ~grow(left & -left, within: pattern, axes)
      count += 1
    }
    return count
  }

  private static func grow(_ seed: Int, within pattern: Int, _ axes: Int) -> Int {
    var group = seed
    while true {
      let x = (group & 0x55) << 1 | (group & 0xAA) >> 1
      let y = (group & 0x33) << 2 | (group & 0xCC) >> 2
      let z = (group & 0x0F) << 4 | (group & 0xF0) >> 4
      let joined = (axes & 1 == 0 ? 0 : x) | (axes & 2 == 0 ? 0 : y) | (axes & 4 == 0 ? 0 : z)
      let next = (group | joined) & pattern
      if next == group { return group }
      group = next
    }
  }
}
