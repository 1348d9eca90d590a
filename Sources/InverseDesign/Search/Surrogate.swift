import Descriptors
import Optimize

/// The misfit of a condition by a surrogate's word, its bias corrected.
struct Surrogate {
  let model: any SurrogateModel
  let misfit: Misfit
  /// The same as those of the measured replicates.
  let noises: [NoiseSeed]
  var bias: SurrogateBias
  private let memory = Memory()

  init(
    _ model: any SurrogateModel, misfit: Misfit, noises: [NoiseSeed], widths: [Double]
  ) {
    self.model = model
    self.misfit = misfit
    self.noises = noises
    bias = SurrogateBias(widths: widths)
  }

  /// What is predicted at a condition, uncorrected, and the misfit of the corrected prediction.
  func summary(at condition: [Double]) throws -> Evaluation.Summary {
    let (mean, spread) = Replicates.moments(try predictions(at: condition))
    return Evaluation.Summary(mean: mean, spread: spread, misfit: try value(at: condition))
  }

  /// The corrected misfit.
  func value(at condition: [Double]) throws -> Double {
    let told = Replicates.moments(try predictions(at: condition))
    let (mean, spread) = bias.corrected(told, at: condition)
    return try misfit.value(mean: mean, spread: spread)
  }

  /// The corrected misfit and its gradient.
  ///
  /// The misfit's own derivatives by the few means and spreads are central differences; those of
  /// means and spreads by the condition are the model's.
  func slope(at condition: [Double]) throws -> Function.Slope {
    let told = try predictions(at: condition)
    let moments = Replicates.moments(told)
    let partial = try partials(bias.corrected(moments, at: condition))
    let weights = told.map { sample in
      partial.reduce(into: [Attribute: Double]()) { weights, part in
        weights[part.attribute] = weight(of: part, in: sample, moments)
      }
    }
    let slopes = try model.slopes(requests(at: condition), weights: weights)
    var gradient = condition.indices.map { axis in slopes.reduce(0) { $0 + $1[axis] } }
    for part in partial {
      let turned = bias.slope(of: part.attribute)
      for axis in gradient.indices { gradient[axis] += part.byMean * turned[axis] }
    }
    return Function.Slope(value: try value(at: condition), gradient: gradient)
  }
}

extension Surrogate {
  /// How the misfit changes with one attribute's mean and spread.
  private struct Partial {
    let attribute: Attribute
    let byMean: Double
    let bySpread: Double
  }

  /// ∂misfit/∂(one replicate's value), with mean Σp/n and spread √(Σ(p − mean)²/(n − 1)).
  private func weight(
    of part: Partial, in sample: [Attribute: Double],
    _ moments: (mean: [Attribute: Double], spread: [Attribute: Double])
  ) -> Double {
    let n = Double(noises.count)
    let spread = moments.spread[part.attribute] ?? 0
    guard spread > 0, let value = sample[part.attribute], let mean = moments.mean[part.attribute]
    else { return part.byMean / n }
    return part.byMean / n + part.bySpread * (value - mean) / ((n - 1) * spread)
  }

  private func partials(
    _ at: (mean: [Attribute: Double], spread: [Attribute: Double])
  ) throws -> [Partial] {
    try misfit.goal.attributes.compactMap { attribute in
      guard let mean = at.mean[attribute], let spread = at.spread[attribute] else { return nil }
      // misfits are piecewise quadratic: central differences are exact but for round-off
      let step = 1e-6 * max(1, abs(mean))
      func value(_ mean: Double, _ spread: Double) throws -> Double {
        var (means, spreads) = at
        (means[attribute], spreads[attribute]) = (mean, spread)
        return try misfit.value(mean: means, spread: spreads)
      }
      return Partial(
        attribute: attribute,
        byMean: (try value(mean + step, spread) - value(mean - step, spread)) / (2 * step),
        bySpread: (try value(mean, spread + step) - value(mean, spread - step)) / (2 * step))
    }
  }

  private func requests(at condition: [Double]) -> [SampleRequest] {
    noises.map { SampleRequest(condition: condition, noise: $0) }
  }

  private func predictions(at condition: [Double]) throws -> [[Attribute: Double]] {
    if let known = memory.told[condition] { return known }
    let told = try model.predict(requests(at: condition))
    if told.count != noises.count {
      throw DesignError.wrongLength(
        what: "predictions", expected: noises.count, found: told.count)
    }
    memory.told[condition] = told
    return told
  }

  /// Predictions that were asked for already; searches come back to their centre.
  private final class Memory { var told: [[Double]: [[Attribute: Double]]] = [:] }
}
