/// The parts of a film's plane that train, validate and test.
///
/// The plane is cut across its longer side into strips, in the order train, validation, test. A
/// window lies wholly in one strip, so no voxel is seen by two splits, however much the windows of
/// one strip overlap.
package struct PlaneBlocks: Hashable, Codable, Sendable {
  package struct Block: Hashable, Codable, Sendable {
    package let split: Split
    package let x: Range<Int>
    package let y: Range<Int>
  }

  package let blocks: [Block]

  /// - Parameters:
  ///   - nx: The voxels of the plane along x, and `ny` along y.
  ///   - window: The side of the windows; a strip is at least that wide.
  ///   - validation: The part of the plane that validates, 0 for none.
  ///   - test: The part that tests, 0 for none.
  package init(
    nx: Int, ny: Int, window: Int, validation: Double, test: Double
  ) throws(ImportError) {
    let long = max(nx, ny)
    let strips: [(Split, Int)] = [
      (.validation, Self.width(validation, of: long, window: window)),
      (.test, Self.width(test, of: long, window: window)),
    ]
    let rest = long - strips[0].1 - strips[1].1
    guard window <= min(nx, ny), rest >= window else {
      throw .planeTooSmall(
        nx: nx, ny: ny, window: window, strips: 1 + strips.count { $0.1 > 0 })
    }
    var start = 0
    var blocks: [Block] = []
    for (split, width) in [(.train, rest)] + strips where width > 0 {
      let range = start..<start + width
      start += width
      blocks.append(
        nx >= ny
          ? Block(split: split, x: range, y: 0..<ny) : Block(split: split, x: 0..<nx, y: range))
    }
    self.blocks = blocks
  }

  private static func width(_ part: Double, of side: Int, window: Int) -> Int {
    part > 0 ? max(window, Int((part * Double(side)).rounded())) : 0
  }
}

/// The positions of square windows in a plane.
package struct WindowGrid: Hashable, Codable, Sendable {
  package let side: Int
  package let stride: Int

  /// - Precondition: both are positive.
  package init(side: Int, stride: Int) {
    precondition(side > 0 && stride > 0, "windows have a side and a stride")
    (self.side, self.stride) = (side, stride)
  }

  /// The windows along one axis that lie wholly in `range`, the first at its start.
  package func places(in range: Range<Int>) -> [Range<Int>] {
    Swift.stride(from: range.lowerBound, through: range.upperBound - side, by: stride)
      .map { $0..<$0 + side }
  }
}
