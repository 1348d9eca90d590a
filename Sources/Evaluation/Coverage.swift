/// How often true values lie in the central intervals of predicted normal distributions.
package struct Coverage: Codable, Equatable, Sendable {
  package let name: String
  package let count: Int
  /// The share within the central 90 %, |x − μ| ≤ 1.6449 σ; 0.9 for a calibrated predictor.
  package let ninety: Double
  /// The standard error of `ninety`, by leaving one group of values out at a time: values of one
  /// group, such as the snapshots of one film, err together. Nil below two groups.
  package let ninetyError: Double?
  /// The share within the central 50 %, |x − μ| ≤ 0.6745 σ.
  package let fifty: Double
  /// The root mean square of (x − μ)/σ; 1 for a calibrated predictor, more for one too sure.
  package let scaledError: Double

  /// - Parameters:
  ///   - expected: True values.
  ///   - means: As many.
  ///   - deviations: As many, above 0.
  ///   - groups: The group of each value; nil for a group each.
  /// - Precondition: the lists are as long as each other and not empty.
  package init(
    name: String, expected: [Double], means: [Double], deviations: [Double], groups: [Int]? = nil
  ) {
    precondition(
      !expected.isEmpty && expected.count == means.count && means.count == deviations.count,
      "a distribution for each value")
    precondition(groups.map { $0.count == expected.count } ?? true, "a group for each value")
    let errors = scaledErrors(expected: expected, means: means, deviations: deviations)
    let n = Double(errors.count)
    self.name = name
    count = errors.count
    ninety = Double(errors.count { $0 <= ninetyQuantile }) / n
    ninetyError = jackknifeError(
      ofShare: errors.map { $0 <= ninetyQuantile }, groups: groups ?? Array(errors.indices))
    fifty = Double(errors.count { $0 <= 0.674_489_750_196_082 }) / n
    scaledError = (errors.reduce(0) { $0 + $1 * $1 } / n).squareRoot()
  }
}

/// Half the width of the standard normal distribution's central 90 %.
let ninetyQuantile = 1.644_853_626_951_473

/// |x − μ|/σ of each value.
func scaledErrors(expected: [Double], means: [Double], deviations: [Double]) -> [Double] {
  expected.indices.map { abs(expected[$0] - means[$0]) / deviations[$0] }
}

/// The standard error of the share of true values, by the jackknife over groups.
///
/// - Source: Efron and Stein 1981, with a group for an observation.
private func jackknifeError(ofShare hits: [Bool], groups: [Int]) -> Double? {
  let members = Dictionary(grouping: hits.indices) { groups[$0] }
  guard members.count > 1 else { return nil }
  let all = hits.count { $0 }
  let shares = members.values.map { group in
    Double(all - group.count { hits[$0] }) / Double(hits.count - group.count)
  }
  let n = Double(shares.count)
  let mean = shares.reduce(0, +) / n
  let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return ((n - 1) / n * squares).squareRoot()
}
