internal import Volumes

/// The voxels of each phase as bit sets, slab by slab from the cathode up.
struct PhaseSlabs: Sendable {
  let shape: Shape
  let edges: VoxelEdges
  let donor: [Slab]
  let acceptor: [Slab]
  let mixed: [Slab]

  /// - Complexity: O(voxels).
  init(_ volume: Volume, sides: Sides) {
    shape = volume.shape
    edges = VoxelEdges(volume.spacing)
    let frame = Slab.Frame(nx: shape.nx, ny: shape.ny, sides: sides)
    let empty = [Slab](repeating: Slab(frame), count: shape.nz)
    (donor, acceptor, mixed) = Self.sort(volume, into: empty)
  }

  subscript(phase: Phase) -> [Slab] {
    switch phase {
    case .donor: donor
    case .acceptor: acceptor
    case .mixed: mixed
    }
  }

  /// The codes are donor 00, acceptor 01 and mixed 11: the two bits sort a row, word by word.
  private static func sort(_ volume: Volume, into empty: [Slab]) -> ([Slab], [Slab], [Slab]) {
    var (donor, acceptor, mixed) = (empty, empty, empty)
    let (nx, ny) = (volume.shape.nx, volume.shape.ny)
    let labels = volume.labels.span
    for z in empty.indices {
      for y in 0..<ny {
        let row = labels.extracting((z * ny + y) * nx..<(z * ny + y + 1) * nx)
        for i in 0..<empty[z].frame.stride {
          let (low, high, all) = bits(row, from: 64 * i)
          let word = y * empty[z].frame.stride + i
          donor[z].words[word] = all & ~low
          acceptor[z].words[word] = low & ~high
          mixed[z].words[word] = high
        }
      }
    }
    return (donor, acceptor, mixed)
  }

  /// The two bits of up to 64 codes of a row, and which bits of the word are voxels.
  @inline(__always)
  private static func bits(_ row: Span<UInt8>, from x: Int) -> (UInt64, UInt64, UInt64) {
    let n = min(64, row.count - x)
    var (low, high): (UInt64, UInt64) = (0, 0)
    for bit in 0..<n {
      let code = UInt64(row[x + bit])
      low |= (code & 1) << UInt64(bit)
      high |= (code >> 1) << UInt64(bit)
    }
    return (low, high, ~0 >> UInt64(64 - n))
  }
}
