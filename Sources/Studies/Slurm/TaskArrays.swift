/// The tasks of one job array.
package struct TaskArray: Equatable, Sendable {
  /// The part of the array's task 0.
  package let first: Int
  /// Indices of tasks, in order.
  package let tasks: [Int]

  /// As sbatch takes it: `0,3,5-9`.
  package var list: String {
    var runs: [ClosedRange<Int>] = []
    for task in tasks {
      if let last = runs.last, last.upperBound + 1 == task {
        runs[runs.count - 1] = last.lowerBound...task
      } else {
        runs.append(task...task)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  /// Arrays of parts, none with an index of `size` or above, which Slurm refuses whatever their number.
  package static func arrays(of parts: [Int], size: Int) -> [TaskArray] {
    let blocks = Dictionary(grouping: parts.sorted()) { ($0 - 1) / size }
    return blocks.sorted { $0.key < $1.key }.map { block, parts in
      let first = block * size + 1
      return TaskArray(first: first, tasks: parts.map { $0 - first })
    }
  }
}
