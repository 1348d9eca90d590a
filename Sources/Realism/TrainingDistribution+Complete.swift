import Foundation

extension TrainingDistribution {
  /// A full point that has the requested values and, for the other names, the conditional mode:
  /// what the training samples with such values most often have.
  ///
  /// - Returns: One value per name, in the order of ``names``.
  /// - Complexity: O(rows · names) per step of the climb, some tens of steps.
  package func complete(_ request: [String: Double]) throws(RealismError) -> [Double] {
    let given = try order(request)
    let free = names.filter { !given.contains($0) }
    if free.isEmpty { return names.map { request[$0]! } }
    let reordered = try self.reordered(given + free)
    let start = reordered.whitening.whiten(
      given.map { request[$0]! } + free.map { reordered.whitening.mean[reordered.index($0)] })
    let mode = reordered.climb(from: start, fixing: given.count)
    let values = reordered.named(reordered.whitening.unwhiten(mode))
    return names.map { request[$0] ?? values[$0]! }
  }

  private func index(_ name: String) -> Int { names.firstIndex(of: name)! }

  /// The same density with its names in another order, not calibrated.
  private func reordered(_ order: [String]) throws(RealismError) -> TrainingDistribution {
    let d = names.count
    let columns = order.map(index)
    let table = (0..<rows).flatMap { row in columns.map { samples[row * d + $0] } }
    var settings = settings
    settings.calibrationRows = 2
    return try TrainingDistribution(
      names: order, samples: table, rows: rows, groups: groups, laws: laws, settings: settings,
      bandwidth: density.bandwidth)
  }

  /// The densest of the hilltops reached by climbing, the first `fixed` coordinates held, from
  /// the samples that best agree with those.
  private func climb(from start: [Double], fixing fixed: Int) -> [Double] {
    let d = names.count
    let squares = (0..<rows).map { row in
      (0..<fixed).reduce(0) { sum, j in
        let step = density.centres[row * d + j] - start[j]
        return sum + step * step
      }
    }
    let tops = nearestRows(squares, count: 5).map { row, _ in
      meanShift(
        from: Array(start[..<fixed] + density.centres[row * d + fixed..<(row + 1) * d]),
        fixing: fixed)
    }
    return tops.max { density.logDensity(at: $0) < density.logDensity(at: $1) }!
  }

  /// Moves the free coordinates to the kernels' weighted mean until they rest; each step climbs.
  ///
  /// - Source: Comaniciu and Meer 2002.
  private func meanShift(from start: [Double], fixing fixed: Int) -> [Double] {
    let area = density.bandwidth * density.bandwidth
    var z = start
    for _ in 0..<200 {
      let (_, gradient) = density.logDensityGradient(at: z)
      var moved = 0.0
      for j in fixed..<names.count {
        z[j] += area * gradient[j]
        moved = max(moved, abs(area * gradient[j]))
      }
      if moved < 1e-6 { break }
    }
    return z
  }
}
