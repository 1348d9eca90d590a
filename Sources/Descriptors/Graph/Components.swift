internal import Volumes

/// The connected components of a phase, by union and find over its runs.
struct Components: Sendable {
  let runs: Runs
  /// The component of each run, from 0 in order of first appearance.
  let component: [Int]
  /// The number of voxels of each component.
  let sizes: [Int]

  /// - Complexity: O(rows + runs), nearly.
  /// - Source: union by index with path halving, Tarjan and van Leeuwen 1984.
  init(_ runs: Runs, _ adjacency: Adjacency) {
    var forest = Forest(count: runs.count)
    forest.join(runs, adjacency)
    component = forest.numbering()
    var sizes = [Int](repeating: 0, count: (component.max() ?? -1) + 1)
    for run in 0..<runs.count { sizes[component[run]] += runs.length(run) }
    self.runs = runs
    self.sizes = sizes
  }

  var count: Int { sizes.count }

  /// The components with a voxel in slab z.
  func touching(z: Int) -> [Bool] {
    let ny = runs.shape.ny
    return marking { mark in
      for row in z * ny..<(z + 1) * ny { for run in runs.row(row) { mark(run) } }
    }
  }

  /// The components with a voxel in column y.
  func touching(y: Int) -> [Bool] {
    let (ny, nz) = (runs.shape.ny, runs.shape.nz)
    return marking { mark in
      for z in 0..<nz { for run in runs.row(z * ny + y) { mark(run) } }
    }
  }

  /// The components with a voxel at x.
  func touching(x: Int) -> [Bool] {
    marking { mark in
      for run in 0..<runs.count where runs.first[run] <= x && x <= runs.last[run] { mark(run) }
    }
  }

  private func marking(_ visit: ((Int) -> Void) -> Void) -> [Bool] {
    var marked = [Bool](repeating: false, count: count)
    visit { marked[component[$0]] = true }
    return marked
  }

  /// The number of voxels in the chosen components.
  func voxels(in chosen: [Bool]) -> Int {
    zip(sizes, chosen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
  }

  /// The voxels of `slabs` that lie in the chosen components.
  func slabs(of slabs: [Slab], in chosen: [Bool]) -> [Slab] {
    if chosen.allSatisfy({ $0 }) { return slabs }
    var result = slabs
    let ny = runs.shape.ny
    for z in slabs.indices {
      for y in 0..<ny {
        for run in runs.row(z * ny + y) where !chosen[component[run]] {
          result[z].remove(row: y, from: Int(runs.first[run]), through: Int(runs.last[run]))
        }
      }
    }
    return result
  }
}

extension Slab {
  /// Takes the voxels x = a … b of row y out of the set.
  mutating func remove(row y: Int, from a: Int, through b: Int) {
    for word in a / 64...b / 64 {
      let low: UInt64 = word == a / 64 ? ~0 << UInt64(a % 64) : ~0
      let high: UInt64 = word == b / 64 ? ~0 >> UInt64(63 - b % 64) : ~0
      words[y * frame.stride + word] &= ~(low & high)
    }
  }
}
