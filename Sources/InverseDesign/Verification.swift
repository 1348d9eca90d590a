public import Descriptors

/// What physics makes of a recipe, against the goal that it was designed for.
public struct Verification: Codable, Sendable, Equatable {
  /// One simulation.
  public struct Run: Codable, Sendable, Equatable {
    public let seed: UInt64
    /// What was measured on the film; nil where the run failed.
    public let measured: [Attribute: Double]?
    /// Why the run failed; nil where it did not.
    public let failure: String?
  }

  public let recipe: Recipe
  public let runs: [Run]
  /// Means over the runs that did not fail, of what is defined in all of them.
  public let mean: [Attribute: Double]
  /// Their standard deviations, with n − 1; 0 for a single run.
  public let spread: [Attribute: Double]
  /// How far the means lie from the targets, in tolerances; a target without a mean is left out.
  public let deviations: [Attribute: Double]
  /// Whether the means of all targets lie within their tolerances.
  public let isWithinTolerance: Bool

  /// Simulates `recipe` once for each seed and measures the films.
  ///
  /// A simulation or measurement that throws is recorded as a failed run. With every run failed
  /// nothing is within tolerance.
  ///
  /// - Parameter progress: Called after each run with the runs done and their total; what it
  ///   throws stops the work.
  public static func run(
    _ recipe: Recipe, goal: Goal, simulator: any FilmSimulator, seeds: [UInt64], measure: Measure,
    progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Verification {
    var runs: [Run] = []
    for seed in seeds {
      runs.append(attempt(recipe, seed, simulator, measure))
      try progress(runs.count, seeds.count)
    }
    return Verification(recipe, runs, goal)
  }

  private static func attempt(
    _ recipe: Recipe, _ seed: UInt64, _ simulator: any FilmSimulator, _ measure: Measure
  ) -> Run {
    do {
      let measured = try measure([try simulator.simulate(recipe, seed: seed)])
      return Run(seed: seed, measured: measured[0], failure: nil)
    } catch {
      return Run(seed: seed, measured: nil, failure: String(describing: error))
    }
  }

  private init(_ recipe: Recipe, _ runs: [Run], _ goal: Goal) {
    self.recipe = recipe
    self.runs = runs
    (mean, spread) = Replicates.moments(runs.compactMap(\.measured))
    var deviations: [Attribute: Double] = [:]
    for target in goal.targets {
      if let value = mean[target.attribute] {
        deviations[target.attribute] = target.deviation(of: value)
      }
    }
    self.deviations = deviations
    isWithinTolerance =
      !mean.isEmpty && deviations.count == goal.targets.count
      && deviations.values.allSatisfy { abs($0) <= 1 }
  }
}
