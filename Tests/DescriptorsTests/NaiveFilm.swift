import Foundation
import Volumes

/// A film measured voxel by voxel, straight from the definitions: slow, and nothing shared with
/// the module it checks.
struct NaiveFilm {
  let volume: Volume
  let shape: Shape
  /// Each voxel's neighbours, with the number of axes along which each differs; one that is met
  /// both ways round a side two voxels wide is listed twice.
  let neighbours: [[(voxel: Int, axes: Int)]]
  /// The 26-connected component of each voxel.
  let component: [Int]

  init(_ volume: Volume, _ sides: Sides) {
    self.volume = volume
    shape = volume.shape
    neighbours = Self.neighbours(volume.shape, x: sides == .periodic, y: sides == .periodic)
    component = Self.components(volume, neighbours)
  }

  static func neighbours(_ shape: Shape, x wrapsX: Bool, y wrapsY: Bool) -> [[(Int, Int)]] {
    func coordinate(_ i: Int, _ n: Int, _ wraps: Bool) -> Int? {
      wraps ? (i + n) % n : 0..<n ~= i ? i : nil
    }
    return (0..<shape.count).map { i in
      let (x, y, z) = (i % shape.nx, i / shape.nx % shape.ny, i / shape.slab)
      return (0..<27).compactMap { step in
        let (dx, dy, dz) = (step % 3 - 1, step / 3 % 3 - 1, step / 9 - 1)
        guard let x = coordinate(x + dx, shape.nx, wrapsX),
          let y = coordinate(y + dy, shape.ny, wrapsY),
          let z = coordinate(z + dz, shape.nz, false), shape.index(x, y, z) != i
        else { return nil }
        return (shape.index(x, y, z), abs(dx) + abs(dy) + abs(dz))
      }
    }
  }

  /// The lowest voxel that each voxel is joined to.
  static func components(_ volume: Volume, _ neighbours: [[(voxel: Int, axes: Int)]]) -> [Int] {
    var found = [Int](repeating: -1, count: volume.shape.count)
    for seed in found.indices where found[seed] < 0 {
      found[seed] = seed
      var open = [seed]
      while let i = open.popLast() {
        for (j, _) in neighbours[i] where volume.labels[i] == volume.labels[j] && found[j] < 0 {
          found[j] = seed
          open.append(j)
        }
      }
    }
    return found
  }

  func voxels(_ phase: Phase) -> [Int] {
    (0..<shape.count).filter { volume.labels[$0] == phase.rawValue }
  }

  func z(_ voxel: Int) -> Int { voxel / shape.slab }

  /// The voxels of a phase in components with a voxel in slab `z`.
  func joined(_ phase: Phase, to z: Int) -> [Int] {
    let touching = Set(voxels(phase).filter { self.z($0) == z }.map { component[$0] })
    return voxels(phase).filter { touching.contains(component[$0]) }
  }

  func componentCount(_ voxels: [Int]) -> Int { Set(voxels.map { component[$0] }).count }

  /// The shortest paths through a phase from where `start` is finite: relaxed until nothing moves.
  func paths(_ phase: Phase, from start: [Int: Double]) -> [Int: Double] {
    var lengths = start
    var changed = true
    while changed {
      changed = false
      for i in voxels(phase) {
        for (j, axes) in neighbours[i] where volume.labels[j] == phase.rawValue {
          guard let known = lengths[j] else { continue }
          let length = known + Double(axes).squareRoot()
          if length < lengths[i] ?? .infinity {
            lengths[i] = length
            changed = true
          }
        }
      }
    }
    return lengths
  }
}
