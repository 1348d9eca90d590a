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
public struct CandidateRecord: Equatable, Sendable {
  /// 1 is best.
  public let rank: Int
  /// The noise is that of (seed, sample).
  public let seed: UInt64
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
  /// The rank of the candidate that it repeats, where it does.
  public let duplicateOf: Int?
  /// Below the run folder, such as "candidates/001".
  public let folder: String?

  public init(
    rank: Int, seed: UInt64, sample: Int, condition: [String: Double], measured: [String: Double],
    predicted: [String: Estimate], error: Double, worstAttribute: String?, within: Bool,
    broken: [String: Double?]? = nil, duplicateOf: Int?, folder: String?
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
    self.duplicateOf = duplicateOf
    self.folder = folder
  }
}

extension CandidateRecord: LedgerRow {
  static var table: String { "candidate" }

  init(row: RowReader) throws {
    try self.init(
      rank: row["rank"], seed: row.unsigned("seed"), sample: row["sample"],
      condition: try row.json("condition"), measured: try row.json("measured"),
      predicted: try row.json("predicted"), error: row["error"],
      worstAttribute: row["worst_attribute"], within: row["within"],
      broken: row.hasText("broken") ? try row.json("broken") : nil,
      duplicateOf: row["duplicate_of"], folder: row["folder"])
  }

  func encode(to columns: inout ColumnWriter) throws {
    columns["rank"] = rank
    columns["seed"] = String(seed)
    columns["sample"] = sample
    columns["condition"] = try columns.json(condition, "condition")
    columns["measured"] = try columns.json(measured, "measured")
    columns["predicted"] = try columns.json(predicted, "predicted")
    columns["error"] = try columns.number(error, "error")
    columns["worst_attribute"] = worstAttribute
    columns["within"] = within
    if let broken { columns["broken"] = try columns.json(broken, "broken") }
    columns["duplicate_of"] = duplicateOf
    columns["folder"] = folder
  }
}
