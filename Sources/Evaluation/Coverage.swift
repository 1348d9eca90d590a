/// How often true values lie in the central intervals of predicted normal distributions.
public struct Coverage: Codable, Equatable, Sendable {
  public let name: String
  public let count: Int
  /// The share within the central 90 %, |x − μ| ≤ 1.6449 σ; 0.9 for a calibrated predictor.
  public let ninety: Double
  /// The share within the central 50 %, |x − μ| ≤ 0.6745 σ.
  public let fifty: Double
  /// The root mean square of (x − μ)/σ; 1 for a calibrated predictor, more for one too sure.
  public let scaledError: Double

  /// - Parameters:
  ///   - expected: True values.
  ///   - means: As many.
  ///   - deviations: As many, above 0.
  /// - Precondition: the lists are as long as each other and not empty.
  public init(name: String, expected: [Double], means: [Double], deviations: [Double]) {
    precondition(
      !expected.isEmpty && expected.count == means.count && means.count == deviations.count,
      "a distribution for each value")
    let errors = scaledErrors(expected: expected, means: means, deviations: deviations)
    let n = Double(errors.count)
    self.name = name
    count = errors.count
    ninety = Double(errors.count { $0 <= ninetyQuantile }) / n
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
