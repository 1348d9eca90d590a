public import Descriptors

/// What physics makes of a recipe, against the goal that it was designed for.
public struct Verification: Codable, Sendable, Equatable {
  public let recipe: Recipe
  /// One film for each seed.
  public let films: [SimulatedFilm]
  /// Means over the films that did not fail, of what is defined in all of them.
  public let mean: [Attribute: Double]
  /// Their standard deviations, with n − 1; 0 for a single film.
  public let spread: [Attribute: Double]
  /// How far the means lie from the targets, in tolerances; a target without a mean is left out.
  public let deviations: [Attribute: Double]
  /// The means' standard errors, spread/√n, in the targets' tolerances; none for a single film.
  public let errors: [Attribute: Double]
  /// Whether the means of all targets lie within their tolerances and every constraint is kept.
  public let isWithinTolerance: Bool

  /// Whether there are films enough to tell: every target's standard error is at most its tolerance.
  public var isConclusive: Bool {
    films.count { $0.measured != nil } > 1 && errors.count == deviations.count
      && errors.values.allSatisfy { $0 <= 1 }
  }

  /// Simulates `recipe` once for each seed and measures the films.
  ///
  /// With every film failed nothing is within tolerance.
  public static func run(
    _ recipe: Recipe, goal: Goal, simulator: any FilmSimulator, seeds: [UInt64]
  ) throws -> Verification {
    let films = try simulator.films(of: recipe, seeds: seeds, at: [recipe.logTime])
    return Verification(recipe, films.map { $0[0] }, goal)
  }

  init(_ recipe: Recipe, _ films: [SimulatedFilm], _ goal: Goal) {
    self.recipe = recipe
    let films = films.map { $0.completed(for: goal) }
    self.films = films
    (mean, spread) = Replicates.moments(films.compactMap(\.measured))
    var (deviations, errors): ([Attribute: Double], [Attribute: Double]) = ([:], [:])
    let count = Double(films.count { $0.measured != nil })
    for target in goal.targets {
      guard let value = mean[target.attribute] else { continue }
      deviations[target.attribute] = target.deviation(of: value)
      if count > 1, let spread = spread[target.attribute] {
        errors[target.attribute] = spread / count.squareRoot() / target.tolerance
      }
    }
    (self.deviations, self.errors) = (deviations, errors)
    isWithinTolerance =
      !mean.isEmpty && deviations.count == goal.targets.count
      && deviations.values.allSatisfy { abs($0) <= 1 } && goal.breaches(of: mean).isEmpty
  }

  /// How well a verification speaks for its recipe: 1/(1 + d² + s²) with d the mean's largest deviation
  /// from a target and s the largest standard error, both in tolerances; 0 where a target is undefined.
  public func credit(for goal: Goal) -> Double {
    guard let deviation = worstDeviation(for: goal) else { return 0 }
    let error = errors.values.max() ?? 0
    return 1 / (1 + deviation * deviation + error * error)
  }

  /// The mean's largest deviation from a target, in tolerances; nil where a target has no mean.
  public func worstDeviation(for goal: Goal) -> Double? {
    guard !mean.isEmpty, deviations.count == goal.targets.count else { return nil }
    return deviations.values.reduce(0) { max($0, abs($1)) }
  }
}

extension SimulatedFilm {
  /// With what the goal's expressions make of the measurement; the process is the recipe's own.
  fileprivate func completed(for goal: Goal) -> SimulatedFilm {
    guard let measured else { return self }
    let process = ProcessAxis.allCases.map { axis in
      (Attribute(rawValue: axis.rawValue), Estimate(mean: recipe[axis], deviation: 0))
    }
    return SimulatedFilm(
      recipe, seed: seed,
      measured: goal.completed(measured, predictions: Dictionary(uniqueKeysWithValues: process)))
  }
}
