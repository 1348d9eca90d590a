import Descriptors
import ProcessModel

/// Recipes that were tried, one after the other, until films proved one.
///
/// The first is the pathway's own, or the nearest that meets the goal by the forward model. Films of it are
/// made, two at first and then more, until their intervals show that the goal is met or missed. Where more
/// films of this recipe are not likely to verify it, the forward model takes in what they have, and
/// the nearest recipe that meets the goal by it is tried next, with fresh films: no film has a part in
/// choosing the recipe that it judges.
///
/// How often all this may call a recipe verified that is not is bounded by ``ErrorBudget``.
///
/// - Source: space mapping after Bandler et al. 1994, with a Gaussian process for the coarse model.
package struct RecipeProof: Codable, Sendable, Equatable {
  /// One for each recipe in the order of trial, with all films of it.
  package let trials: [Verification]

  /// The trial that counts: the verified one, and where there is none the one whose films are nearest to
  /// the goal.
  package func chosen(for goal: Goal) -> Int? {
    if let verified = trials.firstIndex(where: { $0.verdict == .verified }) { return verified }
    let known = trials.indices.compactMap { index in
      trials[index].worstDeviation(for: goal).map { (index: index, deviation: $0) }
    }
    return known.min { $0.deviation < $1.deviation }?.index
  }

  /// Proves one recipe after the other.
  ///
  /// - Parameters:
  ///   - model: Takes in every film; it serves the next pathway as well.
  ///   - tried: The recipes of the whole run before this one, whose part of the error is spent.
  ///   - size: The films' size for a recipe, and the number of recipes of the whole run before it.
  ///   - progress: Called before each look with the recipe's number and the films that it will have.
  package static func run(
    from first: Recipe, goal: Goal, inversion: RecipeInversion?, model: inout ForwardModel?,
    simulator: any FilmSimulator, settings: ProofSettings, budget: ErrorBudget, tried: Int = 0,
    size: (_ recipe: Recipe, _ number: Int) -> FilmSize,
    progress: (_ recipe: Int, _ films: Int) throws -> Void
  ) throws -> RecipeProof {
    try settings.check()
    var trials: [Verification] = []
    var next: Recipe? = first
    while let recipe = next, trials.count < settings.recipes {
      let isLast = trials.count + 1 == settings.recipes || inversion == nil || model == nil
      let trial = Trial(
        recipe: recipe, number: trials.count, size: size(recipe, tried + trials.count), goal: goal,
        settings: settings,
        errorRate: budget.level(ofRecipe: tried + trials.count), isLast: isLast)
      let proof = try trial.run(simulator, model: model, progress: progress)
      trials.append(proof)
      model?.learn(from: proof, filmArea: proof.size.area)
      if proof.verdict == .verified || proof.verdict == nil || isLast { break }
      next = try model.flatMap { try inversion?.nearest(to: recipe, by: $0) }
    }
    return RecipeProof(trials: trials)
  }

  /// One recipe and the looks at its films.
  private struct Trial {
    let recipe: Recipe
    let number: Int
    let size: FilmSize
    let goal: Goal
    let settings: ProofSettings
    let errorRate: Double
    let isLast: Bool

    func run(
      _ simulator: any FilmSimulator, model: ForwardModel?,
      progress: (_ recipe: Int, _ films: Int) throws -> Void
    ) throws -> Verification {
      let priors = (model?.forecast(at: recipe, filmArea: size.area) ?? [:])
        .mapValues { ScatterPrior(scatter: $0.scatter) }
      var films: [SimulatedFilm] = []
      var proof: Verification?
      for count in settings.looks {
        try progress(number, count)
        films += try simulator.films(
          of: recipe, seeds: settings.seeds(ofRecipe: number, films: films.count..<count),
          size: size)
        let now = Verification(
          recipe, size: size, films: films, goal: goal, priors: priors, errorRate: errorRate)
        proof = now
        if now.verdict != .undecided || !isPromising(now, model) { break }
      }
      return proof!
    }

    /// Whether more films of the same recipe may well verify it. The last recipe has all of them, so that it is
    /// missed rather than undecided where films can tell.
    private func isPromising(_ proof: Verification, _ model: ForwardModel?) -> Bool {
      isLast || chance(of: proof, model) > Self.leastChance
    }

    /// A recipe is given up below this probability that all its films would verify it.
    private static var leastChance: Double { 0.25 }

    /// The probability that the average lies so far within every claim that the interval of all films does.
    ///
    /// What is known of the average is what the forward model makes of these films, or the films alone
    /// where it does not know the quantity. The verdict itself rests on the films alone.
    private func chance(of proof: Verification, _ model: ForwardModel?) -> Double {
      var learnt = model
      learnt?.learn(from: proof, filmArea: size.area)
      let forecast = learnt?.forecast(at: recipe, filmArea: size.area) ?? [:]
      return goal.claims.reduce(1) { product, claim in
        guard let interval = proof.intervals[claim.attribute] else { return 0 }
        let half = interval.halfWidth(films: settings.mostFilms, errorRate: errorRate)
        let (low, high) = (claim.range.lowerBound + half, claim.range.upperBound - half)
        guard low <= high else { return 0 }
        let known = forecast[claim.attribute]
        return product
          * normalMass(
            in: low...high, mean: known?.mean ?? interval.mean,
            deviation: max(known?.meanError ?? interval.standardError, 1e-12))
      }
    }
  }
}
