/// The connected pieces of a cell of 2×2×2 voxels, for every choice of its voxels.
///
/// Voxel (x, y, z) of the cell is bit x + 2y + 4z of a pattern.
enum CellPieces {
  /// Per pattern and voxel: the piece, from 0 in order of first appearance; 0 for no voxel.
  static let piece: [InlineArray<8, UInt8>] = (0..<256).map { pattern in
    var pieces = InlineArray<8, UInt8>(repeating: 0)
    var next: UInt8 = 0
    var left = pattern
    while left != 0 {
      let group = grow(left & -left, within: pattern)
      for voxel in 0..<8 where group >> voxel & 1 == 1 { pieces[voxel] = next }
      next += 1
      left &= ~group
    }
    return pieces
  }

  /// Per pattern: the number of pieces, at most 4.
  static let count: [Int] = (0..<256).map { pattern in
    var (left, count) = (pattern, 0)
    while left != 0 {
      left &= ~grow(left & -left, within: pattern)
      count += 1
    }
    return count
  }

  private static func grow(_ seed: Int, within pattern: Int) -> Int {
    var group = seed
    while true {
      let x = (group & 0x55) << 1 | (group & 0xAA) >> 1
      let y = (group & 0x33) << 2 | (group & 0xCC) >> 2
      let z = (group & 0x0F) << 4 | (group & 0xF0) >> 4
      let next = (group | x | y | z) & pattern
      if next == group { return group }
      group = next
    }
  }
}
