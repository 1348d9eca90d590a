import Descriptors

/// What measurements have shown a surrogate to be off by.
///
/// Of each attribute's mean, about the condition c₀ measured best so far,
///
///     measured − predicted = b + B (c − c₀)
///
/// with b found there and B by Broyden's rank-one change from every other condition measured; of
/// its spread, the difference at c₀.
///
/// - Source: correcting a cheap model to first order within a trust region: Alexandrov, Dennis,
///   Lewis and Torczon 1998; the secant: Broyden 1965, eq. 4.5.
struct SurrogateBias {
  private var place: [Double] = []
  private var means: [Attribute: Double] = [:]
  private var spreads: [Attribute: Double] = [:]
  private var slopes: [Attribute: [Double]] = [:]
  /// Widths of the conditions' ranges, in which steps are compared.
  private let widths: [Double]

  init(widths: [Double]) { self.widths = widths }

  /// Takes in what was predicted and measured at a condition.
  ///
  /// - Parameter isBest: Whether the condition becomes the new c₀.
  mutating func learn(
    at condition: [Double], predicted: Evaluation.Summary, measured: Evaluation.Summary,
    isBest: Bool
  ) {
    var found: [Attribute: Double] = [:]
    for (attribute, value) in predicted.mean {
      found[attribute] = measured.mean[attribute].map { $0 - value }
    }
    if !place.isEmpty { turn(towards: found, at: condition) }
    guard isBest || place.isEmpty else { return }
    (place, means) = (condition, found)
    for (attribute, value) in predicted.spread {
      spreads[attribute] = measured.spread[attribute].map { $0 - value }
    }
  }

  private mutating func turn(towards found: [Attribute: Double], at condition: [Double]) {
    let step = shares(of: condition)
    let square = step.reduce(0) { $0 + $1 * $1 }
    guard square > 1e-12 else { return }  // the same condition again
    for (attribute, value) in found {
      let unexplained = value - mean(attribute, step)
      var slope = slopes[attribute] ?? [Double](repeating: 0, count: step.count)
      for axis in step.indices { slope[axis] += unexplained * step[axis] / square }
      slopes[attribute] = slope
    }
  }

  /// A prediction with the bias added; a spread is at least 0.
  func corrected(
    _ predicted: (mean: [Attribute: Double], spread: [Attribute: Double]), at condition: [Double]
  ) -> (mean: [Attribute: Double], spread: [Attribute: Double]) {
    if place.isEmpty { return predicted }
    let step = shares(of: condition)
    var (means, spreads) = predicted
    for (attribute, value) in predicted.mean { means[attribute] = value + mean(attribute, step) }
    for (attribute, value) in predicted.spread {
      spreads[attribute] = max(0, value + (self.spreads[attribute] ?? 0))
    }
    return (means, spreads)
  }

  /// How fast the bias of an attribute's mean changes with each condition.
  func slope(of attribute: Attribute) -> [Double] {
    let slope = slopes[attribute] ?? [Double](repeating: 0, count: widths.count)
    return zip(slope, widths).map { $0 / $1 }
  }

  private func mean(_ attribute: Attribute, _ step: [Double]) -> Double {
    (means[attribute] ?? 0)
      + zip(slopes[attribute] ?? [], step).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private func shares(of condition: [Double]) -> [Double] {
    condition.indices.map { (condition[$0] - place[$0]) / widths[$0] }
  }
}
