import Foundation

/// What a pathway is judged by beside the predictions.
package struct PathwayContext: Sendable {
  package var goal: Goal
  package var window: ProcessWindow
  /// What films of a recipe have; nil where it is not known.
  package var model: ForwardModel?

  package init(
    goal: Goal, window: ProcessWindow = ProcessWindow(), model: ForwardModel? = nil
  ) {
    self.goal = goal
    self.window = window
    self.model = model
  }
}

extension Pathway {
  /// The distinct pathways in a density, ranked.
  ///
  /// - Complexity: O(predictions²) times the steps of a climb.
  package static func find(
    in density: ProcessDensity, for context: PathwayContext,
    settings: PathwaySettings = PathwaySettings()
  ) throws(DesignError) -> [Pathway] {
    try settings.check()
    let plane = density.plane([.chi, .logTime])
    let found = plane.modes(saddleRatio: settings.saddleRatio)
      .map { unranked($0, plane, density, context, settings) }
    let mostProbable = found.map(\.probability).max() ?? 0
    let probable = found.filter {
      $0.probability >= min(settings.minimumProbability, mostProbable)
    }
    return Array(ranked(probable).prefix(settings.keep))
  }

  /// The pathways by falling score, with their ranks.
  package static func ranked(_ pathways: [Pathway]) -> [Pathway] {
    order(pathways).enumerated().map { position, index in pathways[index].ranked(position + 1) }
  }

  /// The indices of the pathways by falling score.
  package static func order(_ pathways: [Pathway]) -> [Int] {
    pathways.indices.sorted { a, b in
      let (first, second) = (pathways[a], pathways[b])
      return (first.score.total, first.probability) > (second.score.total, second.probability)
    }
  }

  /// The same pathway with another rank; 1 is the best.
  package func ranked(_ rank: Int) -> Pathway {
    var pathway = self
    pathway.rank = rank
    return pathway
  }

  /// The same pathway, judged by what simulation made of it as well.
  package func judged(by proof: Verification, for goal: Goal) -> Pathway {
    var pathway = self
    pathway.score.verified = proof.credit(for: goal)
    return pathway
  }

  private static func unranked(
    _ mode: Mixture.Mode, _ plane: Mixture, _ density: ProcessDensity, _ context: PathwayContext,
    _ settings: PathwaySettings
  ) -> Pathway {
    let shares = plane.shares(at: mode.position)
    let φ = zip(shares, density.components).reduce(0) {
      $0 + $1.0 * $1.1.mean[ProcessAxis.phi.index]
    }
    let recipe = Recipe(phi: φ, chi: mode.position[0], logTime: mode.position[1])
    return Pathway(
      recipe, origin: .candidates, spread: density.spread(of: mode.members),
      probability: mode.members.reduce(0) { $0 + density.components[$1].weight },
      density: exp(mode.logDensity), times: density.range(.logTime), context, settings)
  }

  /// Pathways to recipes that the forward model gives, unranked.
  ///
  /// Their spread is the process's own scatter; their probability is that their films meet the goal on
  /// average, as the forward model knows it.
  ///
  /// - Parameter density: What the candidates say of the process, for the density at each recipe.
  package static func inverted(
    _ recipes: [Recipe], in density: ProcessDensity?, for context: PathwayContext,
    settings: PathwaySettings
  ) throws(DesignError) -> [Pathway] {
    try settings.check()
    let plane = density?.plane([.chi, .logTime])
    let times =
      density?.range(.logTime) ?? context.model?.ranges[ProcessAxis.logTime.index] ?? 0...1
    let still = RecipeYield(
      goal: context.goal, scatter: Recipe(phi: 0, chi: 0, logTime: 0), points: 1)
    return recipes.map { recipe in
      Pathway(
        recipe, origin: .forwardModel, spread: settings.scatter,
        probability: context.model.flatMap { still(recipe, by: $0) } ?? 0,
        density: plane.map { exp($0.logDensity(at: [recipe.chi, recipe.logTime])) } ?? 0,
        times: times, context, settings)
    }
  }

  private init(
    _ recipe: Recipe, origin: Origin, spread: Recipe, probability: Double, density: Double,
    times: ClosedRange<Double>, _ context: PathwayContext, _ settings: PathwaySettings
  ) {
    let model = context.model
    let robustness = model.flatMap {
      Robustness(of: recipe, scatter: settings.scatter, goal: context.goal, model: $0)
    }
    let wanted = Set(context.goal.targets.map(\.attribute))
    let yield = model.flatMap {
      RecipeYield(goal: context.goal, scatter: settings.scatter)(recipe, by: $0)
    }
    self.init(
      rank: 0, origin: origin, recipe: recipe, spread: spread, probability: probability,
      density: density, windowDistance: context.window.distance(of: recipe, spread: spread),
      robustness: robustness,
      forecast: model?.forecast(at: recipe).filter { wanted.contains($0.key) } ?? [:],
      yield: yield,
      score: PathwayScore(
        probability: probability, annealing: Self.earliness(of: recipe, in: times),
        window: context.window.share(of: recipe, spread: spread),
        robustness: PathwayScore.closeness(robustness?.worst.move), yield: yield ?? 0,
        verified: 0,
        weights: settings.weights))
  }

  /// 1 for the shortest log time that was predicted, 0 for the longest.
  private static func earliness(of recipe: Recipe, in times: ClosedRange<Double>) -> Double {
    let length = times.upperBound - times.lowerBound
    let late = length > 0 ? (recipe.logTime - times.lowerBound) / length : 0
    return min(max(1 - late, 0), 1)
  }
}

extension ProcessDensity {
  /// The standard deviations of the mixture of some components.
  func spread(of members: [Int]) -> Recipe {
    let total = members.reduce(0) { $0 + components[$1].weight }
    return Recipe { axis in
      let j = axis.index
      let mean = members.reduce(0) { $0 + components[$1].weight * components[$1].mean[j] } / total
      let variance = members.reduce(0) { sum, member in
        let component = components[member]
        let step = component.mean[j] - mean
        return sum + component.weight
          * (component.deviation[j] * component.deviation[j] + step * step)
      }
      return (variance / total).squareRoot()
    }
  }
}
