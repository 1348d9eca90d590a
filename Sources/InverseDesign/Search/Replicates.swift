import Descriptors
import Generation
import Volumes

/// Generates and measures the replicates of a condition.
struct Replicates {
  let model: any MicrostructureModel
  let measure: Measure
  let misfit: Misfit
  /// The same in every evaluation, so that two conditions are compared on the same seeds.
  let seeds: [SampleSeed]

  /// - Throws: What the model or the measurement threw, or that a wanted descriptor is undefined.
  func summary(at condition: [Double]) throws -> Evaluation.Summary {
    let samples = try model.generate(
      seeds.map { SampleRequest(condition: condition, seed: $0) })
    try expect(seeds.count, "generated samples", samples.count)
    let voxels = try measure(samples.map(\.volume))
    try expect(seeds.count, "measured volumes", voxels.count)
    let measured = zip(voxels, samples).map {
      misfit.goal.completed($0, predictions: $1.prediction.byAttribute)
    }
    for values in measured {
      for attribute in misfit.goal.attributes { _ = try misfit.goal.value(attribute, values) }
    }
    let (mean, spread) = Self.moments(measured)
    return Evaluation.Summary(
      mean: mean, spread: spread, misfit: try misfit.value(mean: mean, spread: spread))
  }

  private func expect(_ expected: Int, _ what: String, _ found: Int) throws(DesignError) {
    if expected != found { throw .wrongLength(what: what, expected: expected, found: found) }
  }

  /// Mean and standard deviation of every attribute that is finite in all of `measured`.
  static func moments(
    _ measured: [[Attribute: Double]]
  ) -> (mean: [Attribute: Double], spread: [Attribute: Double]) {
    var mean: [Attribute: Double] = [:]
    var spread: [Attribute: Double] = [:]
    for attribute in measured.first?.keys.map({ $0 }) ?? [] {
      let values = measured.compactMap { $0[attribute] }.filter(\.isFinite)
      if values.count < measured.count { continue }
      let n = Double(values.count)
      let centre = values.reduce(0, +) / n
      let squares = values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
      mean[attribute] = centre
      spread[attribute] = n > 1 ? (squares / (n - 1)).squareRoot() : 0
    }
    return (mean, spread)
  }
}
