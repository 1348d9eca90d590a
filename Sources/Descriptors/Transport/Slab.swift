internal import Volumes

/// A set of voxels within one slab of constant z, one bit per voxel.
///
/// Rows of constant y follow each other; each row is whole 64-bit words, the voxel x = 0 in the
/// lowest bit. Bits past the end of a row are always 0. Set algebra costs one operation per 64
/// voxels, and so do the neighbours.
struct Slab: Equatable, Sendable {
  let frame: Frame
  var words: [UInt64]

  /// The size of a slab, and what lies beyond its sides.
  struct Frame: Equatable, Sendable {
    let nx: Int
    let ny: Int
    let sides: Sides

    /// Words in a row.
    var stride: Int { (nx + 63) / 64 }

    /// The bit of the highest voxel of a row within its last word.
    var lastBit: UInt64 { UInt64((nx - 1) % 64) }

    /// The voxels of a row's last word.
    var lastWord: UInt64 { ~0 >> (63 - lastBit) }
  }

  /// The empty set.
  init(_ frame: Frame) {
    self.frame = frame
    words = [UInt64](repeating: 0, count: frame.stride * frame.ny)
  }

  /// The number of voxels. O(voxels/64).
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func intersection(_ other: Slab) -> Slab { combine(other, &) }

  func union(_ other: Slab) -> Slab { combine(other, |) }

  func subtracting(_ other: Slab) -> Slab { combine(other) { $0 & ~$1 } }

  /// The number of voxels common to both sets, without building the intersection.
  func overlap(_ other: Slab) -> Int {
    var sum = 0
    for i in words.indices { sum += (words[i] & other.words[i]).nonzeroBitCount }
    return sum
  }

  @inline(__always)
  private func combine(_ other: Slab, _ operation: (UInt64, UInt64) -> UInt64) -> Slab {
    var result = self
    for i in words.indices { result.words[i] = operation(words[i], other.words[i]) }
    return result
  }
}
