import Descriptors
import Foundation
import Optimize

/// Recipes whose films meet a goal by the forward model: the model inverted by NLopt.
///
/// What is made least over φ, χ and log_time, within the process window and the training films' ranges,
/// is the goal's misfit at the forecast means (``Misfit``) with 10 e² for each constraint that is
/// broken by e scales. ``widest(by:most:yield:)`` seeks the widest process window instead.
package struct RecipeInversion {
  private let goal: Goal
  private let bounds: [ClosedRange<Double>]
  private let misfit: Misfit

  /// Nil where the window and the ranges have nothing in common.
  package init?(goal: Goal, window: ProcessWindow, ranges: [ClosedRange<Double>]) {
    self.goal = goal
    misfit = Misfit(goal, spreadWeight: 0)
    var bounds: [ClosedRange<Double>] = []
    for (axis, all) in zip(ProcessAxis.allCases, ranges) {
      guard let wanted = window[axis] else { bounds.append(all); continue }
      guard wanted.overlaps(all) else { return nil }
      bounds.append(all.clamped(to: wanted))
    }
    self.bounds = bounds
  }

  /// Points along each axis at which searches may start.
  private static let grid = 9
  /// Two recipes nearer than this, in shares of the ranges, are one.
  private static let sameness = 0.12
  private static let starts = 8

  /// Up to `most` recipes, the best first: the least misfits of searches from the best points of a grid.
  ///
  /// - Complexity: some thousand forecasts.
  package func recipes(by model: ForwardModel, most: Int) throws -> [Recipe] {
    let points = gridPoints.compactMap { point in
      value(at: point, by: model).map { (point: point, value: $0) }
    }.sorted { $0.value < $1.value }
    var found: [(point: [Double], value: Double)] = []
    for start in apart(points, most: Self.starts) {
      found.append(
        try search(from: start.point, evaluations: 250) { value(at: $0, by: model) } ?? start)
    }
    return apart(found.sorted { $0.value < $1.value }, most: most).map { Recipe(point: $0.point) }
  }

  /// Up to `most` recipes with the widest process window, the best first.
  ///
  /// What is made least is 1 − Y + 10⁻³ min(misfit, 100), Y the yield: where no film meets the goal, so that the
  /// yield is flat, the misfit says which way to go.
  ///
  /// - Complexity: some hundred yields.
  package func widest(
    by model: ForwardModel, most: Int, yield: RecipeYield
  ) throws -> [Recipe] {
    let rough = yield.rough
    func loss(_ point: [Double], _ yield: RecipeYield) -> Double? {
      guard let misfit = value(at: point, by: model),
        let share = yield(Recipe(point: point), by: model)
      else { return nil }
      return 1 - share + 1e-3 * min(misfit, 100)
    }
    var found: [(point: [Double], value: Double)] = []
    for start in try recipes(by: model, most: Self.starts / 2) {
      let best = try search(from: inside(start.vector), evaluations: 80) { loss($0, rough) }
      guard let point = best?.point, let value = loss(point, yield) else { continue }
      found.append((point, value))
    }
    return apart(found.sorted { $0.value < $1.value }, most: most).map { Recipe(point: $0.point) }
  }

  /// The best recipe near `start`.
  ///
  /// - Parameter reluctance: A move over the whole of a range counts like so many squared tolerances, so
  ///   that of recipes that meet the goal as well the nearest is taken.
  package func nearest(
    to start: Recipe, by model: ForwardModel, reluctance: Double = 0.05
  ) throws -> Recipe {
    let first = inside(start.vector)
    let best = try search(from: first, evaluations: 300) { point in
      value(at: point, by: model).map {
        $0 + reluctance * Self.squaredDistance(point, first, bounds)
      }
    }
    return best.map { Recipe(point: $0.point) } ?? Recipe(point: first)
  }

  /// The goal's misfit at a recipe; nil where a quantity of the goal is not forecast.
  package func misfit(at recipe: Recipe, by model: ForwardModel) -> Double? {
    value(at: recipe.vector, by: model)
  }

  private func search(
    from start: [Double], evaluations: Int, for loss: @escaping ([Double]) -> Double?
  ) throws -> (point: [Double], value: Double)? {
    let problem = try Problem(bounds: bounds, objective: Function(loss))
    let outcome = try problem.minimize(
      from: start, using: Algorithm(.sbplx),
      until: StopRule(evaluations: evaluations, relativeStep: 1e-4),
      step: bounds.map { max(1e-9, 0.05 * ($0.upperBound - $0.lowerBound)) })
    return outcome.best.flatMap { best in best.value.map { (best.point, $0) } }
  }

  private func value(at point: [Double], by model: ForwardModel) -> Double? {
    guard let means = model.means(at: Recipe(point: point), for: goal) else { return nil }
    let still = means.mapValues { _ in 0.0 }
    guard let value = try? misfit.value(mean: means, spread: still) else { return nil }
    let broken = goal.breaches(of: means).reduce(0) { sum, breach in
      sum + min(breach.excess, 1e3) * min(breach.excess, 1e3)
    }
    return value + 10 * broken
  }

  private var gridPoints: [[Double]] {
    let axes = bounds.map { range in
      (0..<Self.grid).map { step in
        range.lowerBound
          + (Double(step) + 0.5) / Double(Self.grid) * (range.upperBound - range.lowerBound)
      }
    }
    return axes[0].flatMap { φ in axes[1].flatMap { χ in axes[2].map { [φ, χ, $0] } } }
  }

  /// The first of `points` and those that follow, each apart from those before it.
  private func apart(
    _ points: [(point: [Double], value: Double)], most: Int
  ) -> [(point: [Double], value: Double)] {
    var kept: [(point: [Double], value: Double)] = []
    for point in points where kept.count < most {
      let isNew = kept.allSatisfy {
        Self.squaredDistance($0.point, point.point, bounds) > Self.sameness * Self.sameness
      }
      if isNew { kept.append(point) }
    }
    return kept
  }

  private func inside(_ point: [Double]) -> [Double] {
    zip(point, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
  }

  private static func squaredDistance(
    _ a: [Double], _ b: [Double], _ bounds: [ClosedRange<Double>]
  ) -> Double {
    bounds.indices.reduce(0) { sum, j in
      let width = bounds[j].upperBound - bounds[j].lowerBound
      let part = width > 0 ? (a[j] - b[j]) / width : 0
      return sum + part * part
    }
  }
}

extension Recipe {
  /// φ, χ and log_time, in the order of ``ProcessAxis/allCases``.
  var vector: [Double] { ProcessAxis.allCases.map { self[$0] } }

  init(point: [Double]) { self.init(phi: point[0], chi: point[1], logTime: point[2]) }
}
