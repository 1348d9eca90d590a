/// The standard error of the mean of `values` whose errors go together within a group.
func groupedError(_ values: [Double], groups: [Int]) -> Double {
  let mean = values.reduce(0, +) / Double(values.count)
  let members = Dictionary(grouping: values.indices) { groups[$0] }
  // in a fixed order, so that sums round alike
  let sums = members.sorted { $0.key < $1.key }.map { _, members in
    members.reduce(0) { $0 + values[$1] - mean }
  }
  let g = Double(sums.count)
  // a ratio of sums over groups, linearised
  return (g / (g - 1) * sums.reduce(0) { $0 + $1 * $1 }).squareRoot() / Double(values.count)
}
