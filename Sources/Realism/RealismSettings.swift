/// How the training density is estimated and where its verdicts lie.
package struct RealismSettings: Codable, Sendable, Equatable {
  /// A request denser than this share of the training samples is realistic.
  package var realisticQuantile: Double
  /// A request denser than this share, but not realistic, is marginal.
  package var marginalQuantile: Double
  /// How many training samples calibrate the quantiles, at most.
  package var calibrationRows: Int
  /// How many training samples choose the bandwidth by their left-out likelihood, at most.
  package var bandwidthRows: Int
  /// How many nearest training samples an assessment lists.
  package var neighbours: Int
  /// Draws the two subsamples.
  package var seed: UInt64

  /// - Precondition: 0 < marginalQuantile ≤ realisticQuantile < 1, and the counts are positive.
  package init(
    realisticQuantile: Double = 0.05, marginalQuantile: Double = 0.01,
    calibrationRows: Int = 1500, bandwidthRows: Int = 300, neighbours: Int = 5, seed: UInt64 = 1
  ) {
    precondition(
      0 < marginalQuantile && marginalQuantile <= realisticQuantile && realisticQuantile < 1,
      "0 < marginal ≤ realistic < 1")
    precondition(calibrationRows > 0 && bandwidthRows > 0 && neighbours > 0, "counts are positive")
    self.realisticQuantile = realisticQuantile
    self.marginalQuantile = marginalQuantile
    self.calibrationRows = calibrationRows
    self.bandwidthRows = bandwidthRows
    self.neighbours = neighbours
    self.seed = seed
  }
}
