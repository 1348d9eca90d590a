import Volumes

/// What Ising_OPV measures on a two-phase film with open sides, from its definitions.
///
/// Only for tests: an imported film is held against what that program reports for it. Donor stands
/// for its component 1.
struct TomogramMeasures {
  let film: Volume

  /// D–A faces per voxel.
  var interfacialArea: Double {
    var faces = 0
    forEachPair { if $0 != $1 { faces += 1 } }
    return Double(faces) / Double(film.shape.count)
  }

  /// The part of the voxels with a face neighbour of the other phase.
  var interfacialFraction: Double {
    var touched = [Bool](repeating: false, count: film.shape.count)
    forEachFace { a, b in
      if film.labels[a] != film.labels[b] { (touched[a], touched[b]) = (true, true) }
    }
    return Double(touched.count { $0 }) / Double(film.shape.count)
  }

  private func forEachPair(_ body: (UInt8, UInt8) -> Void) {
    forEachFace { body(film.labels[$0], film.labels[$1]) }
  }

  private func forEachFace(_ body: (Int, Int) -> Void) {
    let shape = film.shape
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx {
          let voxel = shape.index(x, y, z)
          if x + 1 < shape.nx { body(voxel, voxel + 1) }
          if y + 1 < shape.ny { body(voxel, voxel + shape.nx) }
          if z + 1 < shape.nz { body(voxel, voxel + shape.slab) }
        }
      }
    }
  }

  struct Paths {
    let meanTortuosity: Double
    let greatestTortuosity: Double
    /// Voxels of the far electrode that a path reaches.
    let ends: Int
    /// Voxels without a path, of all voxels of the film.
    let islandFraction: Double
  }

  /// Shortest paths through a phase over 26 neighbours: of the donor from z = 0, of the acceptor
  /// from the top. A voxel at its electrode is 1 away from it; tortuosity is a path's length over
  /// the film's thickness.
  func paths(of phase: Phase) -> Paths {
    let shape = film.shape
    let (start, end) = phase == .donor ? (0, shape.nz - 1) : (shape.nz - 1, 0)
    let lengths = distances(in: phase, from: start)
    let slab = end * shape.slab..<(end + 1) * shape.slab
    let ends = lengths[slab].filter { $0.isFinite }.map { Double($0) / Double(shape.nz) }
    let islands = film.labels.indices.count {
      film.labels[$0] == phase.rawValue && !lengths[$0].isFinite
    }
    return Paths(
      meanTortuosity: ends.reduce(0, +) / Double(ends.count),
      greatestTortuosity: ends.max() ?? 0, ends: ends.count,
      islandFraction: Double(islands) / Double(shape.count))
  }

  /// Dijkstra's distances with buckets narrower than the shortest edge.
  private func distances(in phase: Phase, from slab: Int) -> [Float] {
    let shape = film.shape
    var distance = [Float](repeating: .infinity, count: shape.count)
    var buckets: [[Int32]] = [[], []]
    for voxel in slab * shape.slab..<(slab + 1) * shape.slab
    where film.labels[voxel] == phase.rawValue {
      distance[voxel] = 1
      buckets[1].append(Int32(voxel))
    }
    var current = 0
    while current < buckets.count {
      for voxel in buckets[current] where Int(distance[Int(voxel)]) == current {
        relax(Int(voxel), phase.rawValue, &distance, &buckets)
      }
      current += 1
    }
    return distance
  }

  private func relax(
    _ voxel: Int, _ code: UInt8, _ distance: inout [Float], _ buckets: inout [[Int32]]
  ) {
    let shape = film.shape
    let (x, y, z) = (voxel % shape.nx, voxel / shape.nx % shape.ny, voxel / shape.slab)
    for k in max(0, z - 1)...min(shape.nz - 1, z + 1) {
      for j in max(0, y - 1)...min(shape.ny - 1, y + 1) {
        for i in max(0, x - 1)...min(shape.nx - 1, x + 1) {
          let next = shape.index(i, j, k)
          guard film.labels[next] == code else { continue }
          let square = Float((i - x) * (i - x) + (j - y) * (j - y) + (k - z) * (k - z))
          let length = distance[voxel] + square.squareRoot()
          guard length < distance[next] else { continue }
          distance[next] = length
          while buckets.count <= Int(length) { buckets.append([]) }
          buckets[Int(length)].append(Int32(next))
        }
      }
    }
  }

  /// Twice the distance at which the pair correlation of a phase falls to 1/e, from shells of
  /// half a voxel; the film's voxels all count.
  func domainSize(of phase: Phase, reach: Int = 4) -> Double? {
    let part = Double(film.count(of: phase)) / Double(film.shape.count)
    let similar = similarParts(of: phase, reach: reach).map { ($0 - part) / (1 - part) }
    let level = 0.36787944117144233  // 1/e
    for bin in 2..<similar.count where similar[bin] < level {
      let (before, after) = (similar[bin - 1], similar[bin])
      return 2 * 0.5 * (Double(bin - 1) + (before - level) / (before - after))
    }
    return nil
  }

  /// The mean over a phase's voxels of the part of each shell that is of the same phase.
  private func similarParts(of phase: Phase, reach: Int) -> [Double] {
    let shape = film.shape
    let offsets = shells(reach)
    var sums = [Double](repeating: 0, count: 2 * reach + 1)
    for z in 0..<shape.nz {
      for y in 0..<shape.ny {
        for x in 0..<shape.nx where film.labels[shape.index(x, y, z)] == phase.rawValue {
          var (same, all) = (
            [Int](repeating: 0, count: sums.count), [Int](repeating: 0, count: sums.count)
          )
          for (i, j, k, bin) in offsets {
            let (a, b, c) = (x + i, y + j, z + k)
            guard a >= 0, a < shape.nx, b >= 0, b < shape.ny, c >= 0, c < shape.nz else { continue }
            all[bin] += 1
            if film.labels[shape.index(a, b, c)] == phase.rawValue { same[bin] += 1 }
          }
          for bin in sums.indices {
            sums[bin] += all[bin] > 0 ? Double(same[bin]) / Double(all[bin]) : 1
          }
        }
      }
    }
    return sums.map { $0 / Double(film.count(of: phase)) }
  }

  private func shells(_ reach: Int) -> [(Int, Int, Int, Int)] {
    var offsets: [(Int, Int, Int, Int)] = []
    for k in -reach...reach {
      for j in -reach...reach {
        for i in -reach...reach {
          let bin = Int((2 * Double(i * i + j * j + k * k).squareRoot()).rounded())
          if bin <= 2 * reach { offsets.append((i, j, k, bin)) }
        }
      }
    }
    return offsets
  }
}
