import Foundation

/// What a pathway is judged by beside the predictions.
public struct PathwayContext: Sendable {
  public var goal: Goal
  public var window: ProcessWindow
  /// What films of a recipe have on average; nil where it is not known.
  public var response: ProcessResponse?

  public init(
    goal: Goal, window: ProcessWindow = ProcessWindow(), response: ProcessResponse? = nil
  ) {
    self.goal = goal
    self.window = window
    self.response = response
  }
}

extension Pathway {
  /// The distinct pathways in a density, ranked.
  ///
  /// - Complexity: O(predictions²) times the steps of a climb.
  public static func find(
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
  public static func ranked(_ pathways: [Pathway]) -> [Pathway] {
    pathways
      .sorted { ($0.score.total, $0.probability) > ($1.score.total, $1.probability) }
      .enumerated().map { place, pathway in
        var pathway = pathway
        pathway.rank = place + 1
        return pathway
      }
  }

  /// The same pathway, judged by what simulation made of it as well.
  ///
  public func judged(by proof: Verification, for goal: Goal) -> Pathway {
    var pathway = self
    pathway.score.verified = proof.credit(for: goal)
    return pathway
  }

  private static func unranked(
    _ mode: Mixture.Mode, _ plane: Mixture, _ density: ProcessDensity, _ context: PathwayContext,
    _ settings: PathwaySettings
  ) -> Pathway {
    let shares = plane.shares(at: mode.place)
    let φ = zip(shares, density.components).reduce(0) {
      $0 + $1.0 * $1.1.mean[ProcessAxis.phi.place]
    }
    let recipe = Recipe(phi: φ, chi: mode.place[0], logTime: mode.place[1])
    let spread = density.spread(of: mode.members)
    let probability = mode.members.reduce(0) { $0 + density.components[$1].weight }
    let robustness = context.response.flatMap {
      Robustness(of: recipe, scatter: settings.scatter, goal: context.goal, response: $0)
    }
    return Pathway(
      rank: 0, recipe: recipe, spread: spread, probability: probability,
      density: exp(mode.logDensity),
      windowDistance: context.window.distance(of: recipe, spread: spread), robustness: robustness,
      score: PathwayScore(
        probability: probability, annealing: earliness(of: recipe, in: density),
        window: context.window.share(of: recipe, spread: spread),
        robustness: PathwayScore.closeness(robustness?.worst.move), verified: 0,
        weights: settings.weights))
  }

  /// 1 for the shortest log time that was predicted, 0 for the longest.
  private static func earliness(of recipe: Recipe, in density: ProcessDensity) -> Double {
    let times = density.range(.logTime)
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
      let j = axis.place
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
