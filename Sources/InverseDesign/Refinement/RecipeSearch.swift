import Descriptors
import Optimize

/// Looks for the recipe that meets the targets by a corrected response.
///
/// What it makes least is Σ w d²/(1 + s²) / Σ w, with d the deviations from the targets and s the scatter
/// of single films about their mean, both in tolerances: where films of one recipe differ by more than the
/// tolerance, their mean need not be met at the cost of what every film has alike.
///
/// Recipes stay in the process window, among the films that the response was learnt from, and within
/// ``reach`` of the start: far away it is another pathway. Among recipes that meet the targets as well
/// the one nearest to the start is preferred.
struct RecipeSearch {
  /// How far a recipe may move from the start, in shares of the ranges.
  private static let reach = 0.25
  /// A move by the whole reach counts like so many squared tolerances.
  private static let reluctance = 0.02

  private let goal: Goal
  /// 1 + s² for each target.
  private let leniency: [Attribute: Double]
  private let bounds: [ClosedRange<Double>]
  /// The first recipe, moved into the bounds.
  let start: Recipe

  init(goal: Goal, window: ProcessWindow, response: ProcessResponse, from recipe: Recipe) throws {
    self.goal = goal
    bounds = ProcessAxis.allCases.indices.map { j in
      let axis = ProcessAxis.allCases[j]
      let all = response.ranges[j]
      let length = Self.reach * (all.upperBound - all.lowerBound)
      let near = (recipe[axis] - length)...(recipe[axis] + length)
      // a window outside what is known, or out of reach, is gone to as near as can be
      return near.clamped(to: all).clamped(to: window[axis] ?? all)
    }
    let planes = response.planes(at: recipe, of: Set(goal.targets.map(\.attribute)))
    leniency = goal.targets.reduce(into: [:]) { found, target in
      let scatter = (planes[target.attribute]?.scatter ?? 0) / target.tolerance
      found[target.attribute] = 1 + scatter * scatter
    }
    let bounds = bounds
    start = Recipe { axis in
      let range = bounds[axis.place]
      return min(max(recipe[axis], range.lowerBound), range.upperBound)
    }
  }

  /// The log times that a recipe may have.
  var logTimes: ClosedRange<Double> { bounds[ProcessAxis.logTime.place] }

  /// The recipe that meets the targets best by `response`.
  func next(_ response: CorrectedResponse) throws -> Recipe {
    let problem = try Problem(
      bounds: bounds,
      objective: Function { point in
        let misfit = misfit(of: response.values(at: Self.recipe(point)))
        return misfit.map { $0 + Self.reluctance * squaredMove(to: point) }
      })
    let steps = bounds.map { max(1e-9, 0.1 * ($0.upperBound - $0.lowerBound)) }
    let outcome = try problem.minimize(
      from: vector(start), using: Algorithm(.sbplx),
      until: StopRule(evaluations: 300, relativeStep: 1e-4), step: steps)
    return outcome.best.map { Self.recipe($0.point) } ?? start
  }

  /// Nil where a target is not known.
  private func misfit(of values: [Attribute: Double]) -> Double? {
    var (sum, total) = (0.0, 0.0)
    for target in goal.targets {
      guard let value = values[target.attribute], value.isFinite else { return nil }
      let deviation = target.deviation(of: value)
      sum += target.weight * deviation * deviation / leniency[target.attribute]!
      total += target.weight
    }
    return total > 0 ? sum / total : nil
  }

  private func squaredMove(to point: [Double]) -> Double {
    point.indices.reduce(0) { sum, j in
      let width = bounds[j].upperBound - bounds[j].lowerBound
      let part = width > 0 ? (point[j] - vector(start)[j]) / (0.5 * width) : 0
      return sum + part * part
    }
  }

  private func vector(_ recipe: Recipe) -> [Double] { ProcessAxis.allCases.map { recipe[$0] } }

  private static func recipe(_ point: [Double]) -> Recipe {
    Recipe { point[$0.place] }
  }
}
