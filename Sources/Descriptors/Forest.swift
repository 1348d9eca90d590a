/// Disjoint sets of runs.
struct Forest {
  private var parent: [Int32]

  init(count: Int) { parent = (0..<Int32(count)).map { $0 } }

  /// Joins the runs that are neighbours.
  mutating func join(_ runs: Runs, _ frame: Slab.Frame, _ adjacency: Adjacency) {
    let rows = runs.start.count - 1
    for row in 0..<rows {
      let (z, y) = row.quotientAndRemainder(dividingBy: frame.ny)
      if adjacency.wrapsX { joinEnds(runs, row, row, frame.nx) }
      for near in adjacency.earlier(y: y, z: z, ny: frame.ny) {
        let other = near.z * frame.ny + near.y
        joinRows(runs, row, other, reach: adjacency.diagonal ? 1 : 0)
        if adjacency.wrapsX && adjacency.diagonal {
          joinEnds(runs, row, other, frame.nx)
          joinEnds(runs, other, row, frame.nx)
        }
      }
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
  private mutating func joinEnds(_ runs: Runs, _ a: Int, _ b: Int, _ nx: Int) {
    guard let head = runs.row(a).first, let tail = runs.row(b).last else { return }
    if runs.first[head] == 0 && runs.last[tail] == Int32(nx - 1) { union(head, tail) }
  }

  private mutating func root(_ item: Int) -> Int {
    var item = item
    while Int(parent[item]) != item {
      parent[item] = parent[Int(parent[item])]
      item = Int(parent[item])
    }
    return item
  }

  private mutating func union(_ a: Int, _ b: Int) {
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
