import Foundation

/// A mixture of Gaussians with independent axes.
struct Mixture: Sendable {
  struct Hill: Sendable {
    let mean: [Double]
    let deviation: [Double]
    let weight: Double
  }

  let hills: [Hill]

  init(_ hills: [Hill]) { self.hills = hills }

  /// log Σ wᵢ N(x; μᵢ, σᵢ).
  func logDensity(at point: [Double]) -> Double {
    let logs = hills.map { logHeight($0, at: point) }
    let top = logs.max()!
    return top + log(logs.reduce(0) { $0 + exp($1 - top) })
  }

  /// Each hill's share of the density at `point`.
  func shares(at point: [Double]) -> [Double] {
    let logs = hills.map { logHeight($0, at: point) }
    let top = logs.max()!
    let heights = logs.map { exp($0 - top) }
    let total = heights.reduce(0, +)
    return heights.map { $0 / total }
  }

  private func logHeight(_ hill: Hill, at point: [Double]) -> Double {
    var sum = log(hill.weight)
    for j in point.indices {
      let step = (point[j] - hill.mean[j]) / hill.deviation[j]
      sum -= 0.5 * step * step + log(hill.deviation[j] * (2 * .pi).squareRoot())
    }
    return sum
  }

  /// Where the density no longer rises, reached by fixed-point steps, each of which climbs:
  /// x ← (Σ rᵢ Σᵢ⁻¹)⁻¹ Σ rᵢ Σᵢ⁻¹ μᵢ, rᵢ the shares at x.
  ///
  /// - Parameter direction: Climbs only along this direction through `start`; nil in all.
  /// - Source: Carreira-Perpiñán 2000, section 4.
  func climb(from start: [Double], along direction: [Double]? = nil) -> [Double] {
    var point = start
    for _ in 0..<500 {
      let next = direction.map { step(from: point, along: $0) } ?? step(from: point)
      let moved = zip(next, point).map { abs($0 - $1) }
      point = next
      if zip(moved, scale).allSatisfy({ $0 < 1e-7 * $1 }) { break }
    }
    return point
  }

  private func step(from point: [Double]) -> [Double] {
    let shares = self.shares(at: point)
    return point.indices.map { j in
      var pull = 0.0
      var stiffness = 0.0
      for (hill, share) in zip(hills, shares) {
        let s = share / (hill.deviation[j] * hill.deviation[j])
        pull += s * hill.mean[j]
        stiffness += s
      }
      return pull / stiffness
    }
  }

  private func step(from point: [Double], along direction: [Double]) -> [Double] {
    var pull = 0.0
    var stiffness = 0.0
    for (hill, share) in zip(hills, shares(at: point)) {
      for j in point.indices {
        let s = share * direction[j] / (hill.deviation[j] * hill.deviation[j])
        pull += s * (hill.mean[j] - point[j])
        stiffness += s * direction[j]
      }
    }
    return zip(point, direction).map { $0 + pull / stiffness * $1 }
  }

  /// The least deviation of any hill along each axis.
  var scale: [Double] {
    hills[0].mean.indices.map { j in hills.map { $0.deviation[j] }.min()! }
  }
}
