internal import Volumes

/// Disjoint sets of runs.
struct Forest {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// Joins the runs that are neighbours.
  mutating func join(_ runs: Runs, _ adjacency: Adjacency) {
    let ny = runs.shape.ny
    for z in 0..<runs.shape.nz {
      for y in 0..<ny {
        let row = z * ny + y
        if adjacency.wrapsX { joinEnds(runs, row, row) }
        if let back = adjacency.row(y - 1, ny) { join(runs, row, z * ny + back, adjacency) }
        guard z > 0 else { continue }
        join(runs, row, row - ny, adjacency)
        guard adjacency.diagonal else { continue }
        for side in stride(from: y - 1, through: y + 1, by: 2) {
          guard let other = adjacency.row(side, ny) else { continue }
          join(runs, row, (z - 1) * ny + other, adjacency)
        }
      }
    }
  }

  /// Joins the runs of two neighbouring rows.
  private mutating func join(_ runs: Runs, _ a: Int, _ b: Int, _ adjacency: Adjacency) {
    joinRows(runs, a, b, reach: adjacency.diagonal ? 1 : 0)
    if adjacency.wrapsX && adjacency.diagonal {
      joinEnds(runs, a, b)
      joinEnds(runs, b, a)
    }
  }

  /// Joins runs of two neighbouring rows that overlap, give or take `reach` voxels.
  private mutating func joinRows(_ runs: Runs, _ a: Int, _ b: Int, reach: Int32) {
    var (i, j) = (Int(runs.start[a]), Int(runs.start[b]))
    let (iEnd, jEnd) = (Int(runs.start[a + 1]), Int(runs.start[b + 1]))
    while i < iEnd && j < jEnd {
      if runs.last[i] + reach < runs.first[j] {
        i += 1
      } else if runs.last[j] + reach < runs.first[i] {
        j += 1
      } else {
        union(i, j)
        if runs.last[i] < runs.last[j] { i += 1 } else { j += 1 }
      }
    }
  }

  /// Joins the run at x = 0 of row `a` with the run at x = nx − 1 of row `b`.
  private mutating func joinEnds(_ runs: Runs, _ a: Int, _ b: Int) {
    guard let head = runs.row(a).first, let tail = runs.row(b).last else { return }
    if runs.first[head] == 0 && runs.last[tail] == Int32(runs.shape.nx - 1) { union(head, tail) }
  }

  private mutating func root(_ item: Int) -> Int {
    var item = item
    while Int(parent[item]) != item {
      parent[item] = parent[Int(parent[item])]
      item = Int(parent[item])
    }
    return item
  }

  mutating func union(_ a: Int, _ b: Int) {
    let (a, b) = (root(a), root(b))
    if a < b { parent[b] = Int32(a) } else if b < a { parent[a] = Int32(b) }
  }

  /// The set of each item, numbered from 0 in order of first appearance.
  mutating func numbering() -> [Int] {
    var numbers = [Int](repeating: 0, count: parent.count)
    var count = 0
    for item in parent.indices {
      let top = root(item)
      if top == item {
        numbers[item] = count
        count += 1
      } else {
        numbers[item] = numbers[top]  // a root comes before every other member
      }
    }
    return numbers
  }
}
