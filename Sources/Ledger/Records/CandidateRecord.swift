import GRDB

/// A predicted value and its standard deviation.
package struct EstimateRecord: Equatable, Sendable {
  package let mean: Double
  package let deviation: Double

  package init(mean: Double, deviation: Double) {
    self.mean = mean
    self.deviation = deviation
  }
}

extension EstimateRecord: Codable {
  /// As earlier programs call the deviation.
  private enum EarlierKeys: String, CodingKey {
    case deviation = "sigma"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let earlier = try decoder.container(keyedBy: EarlierKeys.self)
    mean = try values.decode(Double.self, forKey: .mean)
    deviation =
      try earlier.decodeIfPresent(Double.self, forKey: .deviation)
      ?? values.decode(Double.self, forKey: .deviation)
  }
}

/// A generated volume that was kept: how to make it again, and what it measures.
package struct CandidateRecord: Codable, Equatable, Sendable {
  /// 1 is best.
  package let rank: Int
  /// The noise is that of (seed, sample).
  @DecimalText package private(set) var seed: UInt64
  package let sample: Int
  /// The condition given to the model, by attribute.
  package let condition: [String: Double]
  /// Measured on the voxels, by attribute.
  package let measured: [String: Double]
  /// What the feature predictor says of the sample's latent, by attribute.
  package let predicted: [String: EstimateRecord]
  /// The largest |measured − target| over the targets, in the attributes' own units.
  package let error: Double
  package let worstAttribute: String?
  /// Whether every target is met within its tolerance.
  package let within: Bool
  /// The constraints that it breaks, by attribute, with how far its value lies outside the limits
  /// (`nil` where it is undefined); `nil` in a run of before constraints were recorded.
  package let broken: [String: Double?]?
  /// Below the run folder, such as "candidates/001".
  package let folder: String?

  package init(
    rank: Int, seed: UInt64, sample: Int, condition: [String: Double], measured: [String: Double],
    predicted: [String: EstimateRecord], error: Double, worstAttribute: String?, within: Bool,
    broken: [String: Double?]? = nil, folder: String?
  ) {
    self.rank = rank
    self.seed = seed
    self.sample = sample
    self.condition = condition
    self.measured = measured
    self.predicted = predicted
    self.error = error
    self.worstAttribute = worstAttribute
    self.within = within
    self.broken = broken
    self.folder = folder
  }
}

extension CandidateRecord: LedgerRow {
  static var databaseTableName: String { "candidate" }
}
