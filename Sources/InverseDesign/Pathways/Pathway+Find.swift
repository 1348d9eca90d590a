import Foundation

extension Pathway {
  /// The distinct pathways in a density, ranked.
  ///
  /// - Complexity: O(predictions²) times the steps of a climb.
  public static func find(
    in density: ProcessDensity, window: ProcessWindow = ProcessWindow(),
    settings: PathwaySettings = PathwaySettings()
  ) throws(DesignError) -> [Pathway] {
    try settings.check()
    let plane = density.plane([.chi, .logTime])
    let found = plane.modes(saddleRatio: settings.saddleRatio)
      .map { unranked($0, plane, density, window, settings.weights) }
    let mostProbable = found.map(\.probability).max() ?? 0
    return
      found
      .filter { $0.probability >= min(settings.minimumProbability, mostProbable) }
      .sorted { ($0.score.total, $0.probability) > ($1.score.total, $1.probability) }
      .prefix(settings.keep).enumerated().map { $1.ranked($0 + 1) }
  }

  private static func unranked(
    _ mode: Mixture.Mode, _ plane: Mixture, _ density: ProcessDensity, _ window: ProcessWindow,
    _ weights: PathwaySettings.Weights
  ) -> Pathway {
    let shares = plane.shares(at: mode.place)
    let φ = zip(shares, density.components).reduce(0) {
      $0 + $1.0 * $1.1.mean[ProcessAxis.phi.place]
    }
    let recipe = Recipe(phi: φ, chi: mode.place[0], logTime: mode.place[1])
    let spread = density.spread(of: mode.members)
    let probability = mode.members.reduce(0) { $0 + density.components[$1].weight }
    let times = density.range(.logTime)
    let length = times.upperBound - times.lowerBound
    let late = length > 0 ? (recipe.logTime - times.lowerBound) / length : 0
    return Pathway(
      rank: 0, recipe: recipe, spread: spread, probability: probability,
      density: exp(mode.logDensity), windowDistance: window.distance(of: recipe, spread: spread),
      score: PathwayScore(
        probability: probability, annealing: min(max(1 - late, 0), 1),
        window: window.share(of: recipe, spread: spread), weights))
  }

  private func ranked(_ rank: Int) -> Pathway {
    Pathway(
      rank: rank, recipe: recipe, spread: spread, probability: probability, density: density,
      windowDistance: windowDistance, score: score)
  }
}

extension PathwayScore {
  init(
    probability: Double, annealing: Double, window: Double, _ weights: PathwaySettings.Weights
  ) {
    let sum = weights.probability + weights.annealing + weights.window
    self.init(
      total: (weights.probability * probability + weights.annealing * annealing
        + weights.window * window) / sum,
      probability: probability, annealing: annealing, window: window)
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
