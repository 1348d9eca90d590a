import Volumes

/// For each voxel the part of a phase within a cube around it: where the phase's surface faces,
/// and how deep a point lies in its hollows.
struct Surroundings {
  private let shape: Shape
  private let part: [Float]

  /// - Parameters:
  ///   - phases: What counts, by label.
  ///   - reach: Voxels from the middle of the cube to its faces.
  /// - Complexity: O(voxels): three running sums.
  init(_ volume: Volume, of phases: Set<UInt8>, reach: Int) {
    shape = volume.shape
    var part = volume.labels.map { phases.contains($0) ? Float(1) : 0 }
    let sides = [(shape.nx, 1), (shape.ny, shape.nx), (shape.nz, shape.slab)]
    for (count, stride) in sides {
      for start in Self.lines(shape, along: stride) {
        Self.average(&part, from: start, count: count, stride: stride, reach: reach)
      }
    }
    self.part = part
  }

  /// The first voxel of every line along an axis.
  private static func lines(_ shape: Shape, along stride: Int) -> [Int] {
    switch stride {
    case 1: (0..<(shape.count / shape.nx)).map { $0 * shape.nx }
    case shape.slab: Array(0..<shape.slab)
    default: (0..<shape.nz).flatMap { z in (0..<shape.nx).map { z * shape.slab + $0 } }
    }
  }

  /// The mean over 2·reach + 1 voxels of a line, fewer at its ends.
  private static func average(
    _ part: inout [Float], from start: Int, count: Int, stride: Int, reach: Int
  ) {
    let line = (0..<count).map { part[start + $0 * stride] }
    var (sum, low, high) = (Float(0), 0, 0)
    for index in 0..<count {
      while high < min(count, index + reach + 1) {
        sum += line[high]
        high += 1
      }
      while low < index - reach {
        sum -= line[low]
        low += 1
      }
      part[start + index * stride] = sum / Float(high - low)
    }
  }

  subscript(x: Int, y: Int, z: Int) -> Double { Double(part[shape.index(x, y, z)]) }

  /// Out of the phase, not of unit length; zero where the phase is the same on all sides.
  func outward(_ x: Int, _ y: Int, _ z: Int) -> SIMD3<Double> {
    func slope(_ index: Int, _ count: Int, _ at: (Int) -> Double) -> Double {
      at(max(0, index - 1)) - at(min(count - 1, index + 1))
    }
    return SIMD3(
      slope(x, shape.nx) { self[$0, y, z] }, slope(y, shape.ny) { self[x, $0, z] },
      slope(z, shape.nz) { self[x, y, $0] })
  }
}
