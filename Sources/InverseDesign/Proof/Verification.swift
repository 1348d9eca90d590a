package import Descriptors

/// What physics makes of a recipe, against the goal that it was designed for.
package struct Verification: Codable, Sendable, Equatable {
  package let recipe: Recipe
  /// Of every film.
  package let size: FilmSize
  /// One film for each seed.
  package let films: [SimulatedFilm]
  /// Means over the films that did not fail, of what is defined in all of them.
  package let mean: [Attribute: Double]
  /// Their standard deviations, with n − 1; 0 for a single film.
  package let spread: [Attribute: Double]
  /// How far the means lie from the targets, in tolerances; a target without a mean is left out.
  package let deviations: [Attribute: Double]
  /// For the average over all films of the recipe, of each target and constraint.
  package let intervals: [Attribute: MeanInterval]
  /// The probability that an average lies beyond one given end of its interval.
  package let errorRate: Double
  /// What the intervals show; nil where the goal asks for nothing that films could fail to keep.
  package let verdict: Verdict?

  /// - Parameters:
  ///   - priors: How much films of this size scatter, as known before, by attribute.
  ///   - errorRate: One-sided, of this look at the films; ``ErrorBudget`` gives it.
  package init(
    _ recipe: Recipe, size: FilmSize, films: [SimulatedFilm], goal: Goal,
    priors: [Attribute: ScatterPrior], errorRate: Double
  ) {
    self.recipe = recipe
    self.size = size
    self.errorRate = errorRate
    let films = films.map { $0.completed(for: goal) }
    self.films = films
    let measured = films.compactMap(\.measured)
    let (mean, spread) = Replicates.moments(measured)
    self.mean = mean
    self.spread = spread
    var deviations: [Attribute: Double] = [:]
    for target in goal.targets {
      deviations[target.attribute] = mean[target.attribute].map { target.deviation(of: $0) }
    }
    self.deviations = deviations
    var intervals: [Attribute: MeanInterval] = [:]
    for claim in goal.claims where mean[claim.attribute] != nil {
      intervals[claim.attribute] = MeanInterval(
        measured.compactMap { $0[claim.attribute] }, prior: priors[claim.attribute],
        errorRate: errorRate)
    }
    self.intervals = intervals
    verdict = Self.verdict(goal.claims, intervals)
  }

  /// The films that could be made and measured.
  package var measuredFilms: Int { films.count { $0.measured != nil } }

  /// Missed where one claim is, verified where all are.
  private static func verdict(
    _ claims: [Claim], _ intervals: [Attribute: MeanInterval]
  ) -> Verdict? {
    let verdicts = claims.map { $0.verdict(intervals[$0.attribute]) }
    if verdicts.isEmpty { return nil }
    if verdicts.contains(.missed) { return .missed }
    return verdicts.allSatisfy { $0 == .verified } ? .verified : .undecided
  }

  /// The mean's largest deviation from a target, in tolerances; nil where a target has no mean.
  package func worstDeviation(for goal: Goal) -> Double? {
    guard !mean.isEmpty, deviations.count == goal.targets.count else { return nil }
    return deviations.values.reduce(0) { max($0, abs($1)) }
  }

  /// Whether the means of all targets lie within their tolerances and every constraint is kept: the best
  /// guess, whatever the intervals say.
  package func meanMeets(_ goal: Goal) -> Bool {
    (worstDeviation(for: goal) ?? .infinity) <= 1 && goal.breaches(of: mean).isEmpty
  }

  /// How well the films support the recipe, 0 to 1: 1/(1 + d²) with d the deviation of the least
  /// favourable end of an interval from its target, in tolerances; 0 where a target is undefined.
  package func credit(for goal: Goal) -> Double {
    guard worstDeviation(for: goal) != nil else { return 0 }
    let worst =
      goal.targets.map { target -> Double in
        guard let interval = intervals[target.attribute] else { return .infinity }
        return [interval.range.lowerBound, interval.range.upperBound]
          .map { abs(target.deviation(of: $0)) }.max()!
      }.max() ?? 0
    return 1 / (1 + worst * worst)
  }

  /// How many films of this size would tell, were the means and the scatter what they seem; nil where no
  /// number would: a mean lies just at a limit.
  package func filmsNeeded(for goal: Goal, most: Int = 1_000_000) -> Int? {
    func tells(_ count: Int) -> Bool {
      var verdicts: [Verdict] = []
      for claim in goal.claims {
        guard let interval = intervals[claim.attribute] else { return false }
        let half = interval.halfWidth(films: count, errorRate: errorRate)
        let room = claim.room(at: interval.mean)
        verdicts.append(room >= half ? .verified : room < -half ? .missed : .undecided)
      }
      return verdicts.contains(.missed) || verdicts.allSatisfy { $0 == .verified }
    }
    guard measuredFilms > 0, tells(most) else { return nil }
    var (low, high) = (measuredFilms, most)  // tells(high); more films never tell less
    while low < high {
      let middle = (low + high) / 2
      if tells(middle) { high = middle } else { low = middle + 1 }
    }
    return high
  }
}

extension SimulatedFilm {
  /// With what the goal's expressions make of the measurement; the process is the recipe's own.
  fileprivate func completed(for goal: Goal) -> SimulatedFilm {
    guard let measured else { return self }
    return SimulatedFilm(
      recipe, seed: seed, measured: goal.completed(measured, predictions: recipe.estimates))
  }
}
