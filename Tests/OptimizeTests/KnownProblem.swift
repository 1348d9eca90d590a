import Foundation
import Optimize
import Testing

/// A problem whose least value is known in closed form.
struct KnownProblem: Sendable, CustomTestStringConvertible {
  let name: String
  let bounds: [ClosedRange<Double>]
  let start: [Double]
  let leastValue: Double
  /// Every point where the least value is taken.
  let minima: [[Double]]
  let objective: @Sendable ([Double]) -> Double
  let gradient: @Sendable ([Double]) -> [Double]
  var constraints: [Limit] = []

  struct Limit: Sendable {
    let name: String
    let value: @Sendable ([Double]) -> Double
    let gradient: @Sendable ([Double]) -> [Double]
  }

  var testDescription: String { name }

  func problem() throws -> Problem {
    try Problem(
      bounds: bounds, objective: function(objective, gradient),
      constraints: constraints.map { limit in
        Problem.Constraint(limit.name, function(limit.value, limit.gradient))
      })
  }

  private func function(
    _ value: @escaping @Sendable ([Double]) -> Double,
    _ gradient: @escaping @Sendable ([Double]) -> [Double]
  ) -> Function {
    Function(value: value) { Function.Slope(value: value($0), gradient: gradient($0)) }
  }
}

extension KnownProblem {
  /// Σ wᵢ(xᵢ − cᵢ)², one valley, stretched a hundredfold.
  static let stretchedBowl: KnownProblem = {
    let centre = [0.3, -0.2, 0.55, 0.1]
    let weight = [1.0, 100, 10, 30]
    return KnownProblem(
      name: "stretched bowl", bounds: Array(repeating: -1...1, count: 4),
      start: [-0.5, 0.5, -0.5, 0.5], leastValue: 0, minima: [centre],
      objective: { x in (0..<4).reduce(0) { $0 + weight[$1] * (x[$1] - centre[$1]).squared } },
      gradient: { x in (0..<4).map { 2 * weight[$0] * (x[$0] - centre[$0]) } })
  }()

  /// Branin's three equal valleys, 10/(8π) deep.
  static let branin: KnownProblem = {
    let b = 5.1 / (4 * Double.pi * Double.pi)
    let c = 5 / Double.pi
    let scale = 10 * (1 - 1 / (8 * Double.pi))
    let bend: @Sendable ([Double]) -> Double = { $0[1] - b * $0[0] * $0[0] + c * $0[0] - 6 }
    return KnownProblem(
      name: "Branin", bounds: [-5...10, 0...15], start: [2.5, 7.5],
      leastValue: 10 / (8 * Double.pi),
      minima: [[-Double.pi, 12.275], [Double.pi, 2.275], [3 * Double.pi, 2.475]],
      objective: { x in bend(x).squared + scale * cos(x[0]) + 10 },
      gradient: { x in
        [2 * bend(x) * (c - 2 * b * x[0]) - scale * sin(x[0]), 2 * bend(x)]
      })
  }()

  /// (x − 2)² + (y − 1)² where x² ≤ y and x + y ≤ 2: both limits hold the optimum at (1, 1).
  static let cornered = KnownProblem(
    name: "cornered", bounds: [-2...3, -2...3], start: [-0.5, 0.7], leastValue: 1,
    minima: [[1, 1]],
    objective: { x in (x[0] - 2).squared + (x[1] - 1).squared },
    gradient: { x in [2 * (x[0] - 2), 2 * (x[1] - 1)] },
    constraints: [
      Limit(name: "parabola", value: { $0[0].squared - $0[1] }, gradient: { [2 * $0[0], -1] }),
      Limit(name: "line", value: { $0[0] + $0[1] - 2 }, gradient: { _ in [1, 1] }),
    ])
}

extension Double {
  var squared: Double { self * self }
}
