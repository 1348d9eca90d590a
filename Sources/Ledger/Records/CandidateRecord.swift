import GRDB

/// A predicted value and its standard deviation.
public struct Estimate: Equatable, Sendable, Codable {
  public let mean: Double
  public let sigma: Double

  public init(mean: Double, sigma: Double) {
    self.mean = mean
    self.sigma = sigma
  }
}

/// A generated volume that was kept: how to make it again, and what it measures.
public struct CandidateRecord: Codable, Equatable, Sendable {
  /// 1 is best.
  public let rank: Int
  /// The noise is that of (seed, sample).
  @DecimalText public private(set) var seed: UInt64
  public let sample: Int
  /// The condition given to the model, by attribute.
  public let condition: [String: Double]
  /// Measured on the voxels, by attribute.
  public let measured: [String: Double]
  /// What the feature predictor says of the sample's latent, by attribute.
  public let predicted: [String: Estimate]
  /// The largest |measured − target| over the targets, in the attributes' own units.
  public let error: Double
  public let worstAttribute: String?
  /// Whether every target is met within its tolerance.
  public let within: Bool
  /// The constraints that it breaks, by attribute, with how far its value lies outside the limits
  /// (`nil` where it is undefined); `nil` in a run of before constraints were recorded.
  public let broken: [String: Double?]?
  /// Below the run folder, such as "candidates/001".
  public let folder: String?

  public init(
    rank: Int, seed: UInt64, sample: Int, condition: [String: Double], measured: [String: Double],
    predicted: [String: Estimate], error: Double, worstAttribute: String?, within: Bool,
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
