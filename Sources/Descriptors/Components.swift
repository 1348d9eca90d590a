/// The connected components of a phase, by union and find over its runs.
struct Components {
  let runs: Runs
  /// The component of each run, from 0 in order of first appearance.
  let component: [Int]
  /// Per component: its voxels, and whether it touches the slab z = 0 and the slab z = nz − 1.
  private(set) var sizes: [Int]
  private(set) var touchesCathode: [Bool]
  private(set) var touchesAnode: [Bool]

  /// - Complexity: O(voxels/64 + runs), nearly.
  /// - Source: union by index with path halving, Tarjan and van Leeuwen 1984.
  init(_ slabs: [Slab], _ adjacency: Adjacency) {
    let runs = Runs(slabs)
    var forest = Forest(count: runs.count)
    forest.join(runs, slabs[0].frame, adjacency)
    component = forest.numbering()
    self.runs = runs
    let count = (component.max() ?? -1) + 1
    sizes = [Int](repeating: 0, count: count)
    touchesCathode = [Bool](repeating: false, count: count)
    touchesAnode = touchesCathode
    for run in 0..<runs.count { sizes[component[run]] += runs.length(run) }
    let ny = slabs[0].frame.ny
    for y in 0..<ny {
      for run in runs.row(y) { touchesCathode[component[run]] = true }
      for run in runs.row((slabs.count - 1) * ny + y) { touchesAnode[component[run]] = true }
    }
  }

  var count: Int { sizes.count }

  /// The number of voxels in the chosen components.
  func voxels(in chosen: [Bool]) -> Int {
    zip(sizes, chosen).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
  }

  /// The voxels of `slabs` that lie in the chosen components.
  func slabs(of slabs: [Slab], in chosen: [Bool]) -> [Slab] {
    if chosen.allSatisfy({ $0 }) { return slabs }
    var result = slabs
    let frame = slabs[0].frame
    for z in slabs.indices {
      for y in 0..<frame.ny {
        for run in runs.row(z * frame.ny + y) where !chosen[component[run]] {
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
