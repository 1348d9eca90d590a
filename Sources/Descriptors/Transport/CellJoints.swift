/// The bonds between the pieces of neighbouring cells.
struct CellJoints {
  private(set) var bonds: [BondGraph.Bond] = []
  private let patterns: [UInt8]
  private let first: [Int32]
  private let pieces: [InlineArray<8, UInt8>]

  /// - Parameter first: The number of each cell's first piece.
  init(_ patterns: [UInt8], _ first: [Int32], _ pieces: CellPieces) {
    self.pieces = pieces.piece
    self.patterns = patterns
    self.first = first
    bonds.reserveCapacity(2 * patterns.count)
  }

  /// Joins each of `cells` with the cell that lies `distance` further on.
  ///
  /// - Parameters:
  ///   - step: The bit weight of the axis within a pattern.
  ///   - narrow: These cells are one voxel wide along the axis.
  ///   - weight: The conductance between two voxels along the axis.
  mutating func join(
    _ cells: Range<Int>, by distance: Int, step: Int, narrow: Bool = false, weight: Float
  ) {
    for cell in cells {
      let (here, there) = (Int(patterns[cell]), Int(patterns[cell + distance]))
      // Voxels of the upper face, seen from the lower one, that meet voxels of the other cell.
      let meeting = (narrow ? here : here >> step) & there & Self.lowerFace[step]
      guard meeting != 0 else { continue }
      if here == 0xFF && there == 0xFF && isWhole {
        append(first[cell], first[cell + distance], 4 * weight)
        continue
      }
      for voxel in 0..<8 where meeting >> voxel & 1 == 1 {
        append(
          first[cell] + Int32(pieces[here][narrow ? voxel : voxel + step]),
          first[cell + distance] + Int32(pieces[there][voxel]), weight)
      }
    }
  }

  /// Joins the pieces within each cell along an axis along which its voxels were kept apart.
  mutating func joinWithin(step: Int, weight: Float) {
    for cell in patterns.indices {
      let pattern = Int(patterns[cell])
      let meeting = pattern >> step & pattern & Self.lowerFace[step]
      for voxel in 0..<8 where meeting >> voxel & 1 == 1 {
        append(
          first[cell] + Int32(pieces[pattern][voxel]),
          first[cell] + Int32(pieces[pattern][voxel + step]), weight)
      }
    }
  }

  /// Whether a full cell is one piece.
  private var isWhole: Bool { pieces[0xFF][7] == 0 }

  /// Per step 1, 2, 4: the voxels of a cell's lower face along that axis.
  private static let lowerFace: InlineArray<5, Int> = [0, 0x55, 0x33, 0, 0x0F]

  private mutating func append(_ one: Int32, _ other: Int32, _ conductance: Float) {
    guard one != other else { return }  // two sides of one cell, in a very narrow film
    if let last = bonds.last, last.one == one, last.other == other {
      bonds[bonds.count - 1].conductance += conductance
    } else {
      bonds.append(BondGraph.Bond(one: one, other: other, conductance: conductance))
    }
  }
}
