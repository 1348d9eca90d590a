import Foundation

/// A mixture of Gaussians with independent axes.
struct Mixture: Sendable {
  struct Hill: Sendable {
    let mean: [Double]
    let deviation: [Double]
    let weight: Double
  }

  let hills: [Hill]
  /// The least deviation of any hill along each axis.
  let scale: [Double]

  // The hills' numbers once more, one array per axis, for passes over all hills.
  private let means: [[Double]]
  /// 1/σ².
  private let precisions: [[Double]]
  /// The logarithm of each hill's density at its own mean, times its weight.
  private let tops: [Double]

  init(_ hills: [Hill]) {
    self.hills = hills
    let axes = hills[0].mean.indices
    scale = axes.map { j in hills.map { $0.deviation[j] }.min()! }
    means = axes.map { j in hills.map { $0.mean[j] } }
    precisions = axes.map { j in hills.map { 1 / ($0.deviation[j] * $0.deviation[j]) } }
    tops = hills.map { hill in
      hill.deviation.reduce(log(hill.weight)) { $0 - log($1 * (2 * .pi).squareRoot()) }
    }
  }

  /// log Σ wᵢ N(x; μᵢ, σᵢ).
  func logDensity(at point: [Double]) -> Double {
    let (top, heights) = self.heights(at: point)
    return top + log(heights.reduce(0, +))
  }

  /// Each hill's share of the density at `point`.
  func shares(at point: [Double]) -> [Double] {
    let (_, heights) = self.heights(at: point)
    let total = heights.reduce(0, +)
    return heights.map { $0 / total }
  }

  /// Each hill's density at `point` over the greatest of them, and the logarithm of that one.
  private func heights(at point: [Double]) -> (top: Double, heights: [Double]) {
    var logs = tops
    for (j, coordinate) in point.enumerated() {
      for i in logs.indices {
        let step = coordinate - means[j][i]
        logs[i] -= 0.5 * step * step * precisions[j][i]
      }
    }
    var top = -Double.infinity
    for value in logs where value > top { top = value }
    // below e^−40 of the greatest, ten thousand hills change no double
    for i in logs.indices { logs[i] = logs[i] < top - 40 ? 0 : exp(logs[i] - top) }
    return (top, logs)
  }

  /// Where the density no longer rises, reached by fixed-point steps, each of which climbs:
  /// x ← (Σ rᵢ Σᵢ⁻¹)⁻¹ Σ rᵢ Σᵢ⁻¹ μᵢ, rᵢ the shares at x.
  ///
  /// - Parameters:
  ///   - direction: Climbs only along this direction through `start`; nil in all.
  ///   - known: Points near which the climb may end at once, at that point.
  /// - Source: Carreira-Perpiñán 2000, section 4.
  func climb(
    from start: [Double], along direction: [Double]? = nil, known: [[Double]] = []
  ) -> [Double] {
    var point = start
    for _ in 0..<500 {
      if let top = known.first(where: { isNear($0, point, within: 0.05) }) { return top }
      let next = direction.map { step(from: point, along: $0) } ?? step(from: point)
      let rests = isNear(next, point, within: 1e-7)
      point = next
      if rests { break }
    }
    return point
  }

  /// Whether two points differ by less than `part` of the least deviation along every axis.
  func isNear(_ a: [Double], _ b: [Double], within part: Double) -> Bool {
    a.indices.allSatisfy { abs(a[$0] - b[$0]) < part * scale[$0] }
  }

  private func step(from point: [Double]) -> [Double] {
    let (_, heights) = self.heights(at: point)
    return point.indices.map { j in
      var pull = 0.0
      var stiffness = 0.0
      for i in heights.indices {
        let s = heights[i] * precisions[j][i]
        pull += s * means[j][i]
        stiffness += s
      }
      return pull / stiffness
    }
  }

  private func step(from point: [Double], along direction: [Double]) -> [Double] {
    let (_, heights) = self.heights(at: point)
    var pull = 0.0
    var stiffness = 0.0
    for j in point.indices {
      for i in heights.indices {
        let s = heights[i] * direction[j] * precisions[j][i]
        pull += s * (means[j][i] - point[j])
        stiffness += s * direction[j]
      }
    }
    return zip(point, direction).map { $0 + pull / stiffness * $1 }
  }
}
