/// Lays the chunks of a dataset into the array of one entry, in the file's order.
struct ChunkTarget {
  private let sides: [Int]
  private let chunk: [Int]
  /// The bytes of a value.
  private let size: Int
  /// What is wanted along each axis.
  private let wanted: [Range<Int>]
  /// The chunk to come, as its first element; nil after the last.
  private var next: [Int]?
  private var current: [Int] = []

  init(_ layout: HDF5Layout, _ entry: Int, chunk: [Int], size: Int) {
    (sides, self.chunk, self.size) = (layout.sides, chunk, size)
    wanted = layout.sides.enumerated().map { axis, side in
      axis == layout.entryAxis ? entry..<entry + 1 : 0..<side
    }
    next = zip(wanted, chunk).map { $0.lowerBound / $1 * $1 }
  }

  /// The first element of the next chunk that holds something wanted.
  mutating func nextOffset() -> [Int]? {
    guard let offset = next else { return nil }
    current = offset
    var following = offset
    var axis = sides.count - 1
    while axis >= 0 {
      following[axis] += chunk[axis]
      if following[axis] < wanted[axis].upperBound { break }
      following[axis] = wanted[axis].lowerBound / chunk[axis] * chunk[axis]
      axis -= 1
    }
    next = axis < 0 ? nil : following
    return offset
  }

  /// Copies what is wanted of the chunk last named, row by row along the last axis.
  func copy(_ bytes: [UInt8], into target: inout [UInt8]) {
    let shared = sides.indices.map { axis in
      max(
        current[axis], wanted[axis].lowerBound)..<min(
          current[axis] + chunk[axis], wanted[axis].upperBound)
    }
    guard shared.allSatisfy({ !$0.isEmpty }) else { return }
    let last = sides.count - 1
    let row = shared[last].count * size
    var position = shared.map(\.lowerBound)
    while true {
      var (from, to) = (0, 0)
      for axis in sides.indices {
        from = from * chunk[axis] + position[axis] - current[axis]
        to = to * wanted[axis].count + position[axis] - wanted[axis].lowerBound
      }
      for byte in 0..<row { target[to * size + byte] = bytes[from * size + byte] }
      var axis = last - 1
      while axis >= 0 {
        position[axis] += 1
        if position[axis] < shared[axis].upperBound { break }
        position[axis] = shared[axis].lowerBound
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}
