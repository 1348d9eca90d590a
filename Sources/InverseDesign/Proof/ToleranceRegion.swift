import Descriptors
import Foundation
import ProcessModel

/// Over annealing time and χ, at one blend ratio: the probability that films meet every target on average, as
/// the forward model knows it.
package struct ToleranceRegion: Sendable, Equatable {
  package let phi: Double
  /// Ascending.
  package let logTime: [Double]
  package let chi: [Double]
  /// One for each point, log_time fastest; 0 where nothing separates.
  package let probability: [Double]

  /// Nil where a target is not forecast.
  ///
  /// The means are those of each point; their standard errors are taken at `recipe`, about which the region lies.
  ///
  /// - Parameter steps: Intervals along each axis.
  /// - Complexity: (steps + 1)² forecasts of means.
  package init?(about recipe: Recipe, phi: Double, goal: Goal, model: ForwardModel, steps: Int = 40)
  {
    let here = model.forecast(at: recipe)
    guard !goal.targets.isEmpty, goal.targets.allSatisfy({ here[$0.attribute] != nil }) else {
      return nil
    }
    func axis(_ axis: ProcessAxis) -> [Double] {
      let range = model.ranges[axis.index]
      let length = range.upperBound - range.lowerBound
      return (0...steps).map { range.lowerBound + length * Double($0) / Double(steps) }
    }
    self.phi = phi
    logTime = axis(.logTime)
    chi = axis(.chi)
    let times = logTime
    probability = chi.flatMap { chi in
      times.map { time in
        let point = Recipe(phi: phi, chi: chi, logTime: time)
        return model.means(at: point, for: goal).map { goal.share(means: $0, errors: here) } ?? 0
      }
    }
  }
}

extension Goal {
  /// The probability that averages known to be `means`, with these standard errors, meet every target.
  func share(means: [Attribute: Double], errors: [Attribute: FilmStatistics]) -> Double {
    targets.reduce(1) { product, target in
      guard let mean = means[target.attribute], let error = errors[target.attribute]?.meanError
      else { return 0 }
      return product * target.share(mean: mean, error: error)
    }
  }
}

extension Target {
  /// The probability that an average known to be `mean` ± `error` is within tolerance.
  func share(mean: Double, error: Double) -> Double {
    let (lower, upper) = band
    let range = (lower - tolerance)...(upper + tolerance)
    guard error > 0 else { return range.contains(mean) ? 1 : 0 }
    return normalMass(in: range, mean: mean, deviation: error)
  }
}
