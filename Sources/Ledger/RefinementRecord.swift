import GRDB

/// A pathway's recipe as it was moved until simulated films met the targets.
public struct RefinementRecord: Equatable, Sendable {
  public let pathwayRank: Int
  public let phi: Double
  public let chi: Double
  public let logTime: Double
  /// Recipes and films that were simulated to get there.
  public let recipes: Int
  public let films: Int
  /// Of the films that were made of it after it was chosen, by attribute.
  public let mean: [String: Double]
  public let spread: [String: Double]
  /// The mean's deviation from the target that it misses by most tolerances, in that attribute's unit.
  public let error: Double?
  public let worstAttribute: String?
  /// Whether the mean meets every target.
  public let within: Bool
  /// How many of these films meet every target.
  public let filmsWithin: Int
  /// Of all films and times that were simulated on the way the one nearest to the targets.
  public let nearest: NearestFilm?

  public init(
    pathwayRank: Int, phi: Double, chi: Double, logTime: Double, recipes: Int, films: Int,
    mean: [String: Double], spread: [String: Double], error: Double?, worstAttribute: String?,
    within: Bool, filmsWithin: Int, nearest: NearestFilm? = nil
  ) {
    self.pathwayRank = pathwayRank
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.recipes = recipes
    self.films = films
    self.mean = mean
    self.spread = spread
    self.error = error
    self.worstAttribute = worstAttribute
    self.within = within
    self.filmsWithin = filmsWithin
    self.nearest = nearest
  }
}

extension RefinementRecord: LedgerRow {
  static var table: String { "refinement" }

  init(row: RowReader) throws {
    try self.init(
      pathwayRank: row["pathway_rank"], phi: row["phi"], chi: row["chi"],
      logTime: row["log_time"], recipes: row["recipes"], films: row["films"],
      mean: try row.json("mean"), spread: try row.json("spread"), error: row["error"],
      worstAttribute: row["worst_attribute"], within: row["within"],
      filmsWithin: row["films_within"], nearest: NearestFilm(row))
  }

  func encode(to columns: inout ColumnWriter) throws {
    for (column, value) in [
      ("phi", phi), ("chi", chi), ("log_time", logTime), ("error", error),
    ] as [(String, Double?)] {
      columns[column] = try columns.number(value, column)
    }
    columns["pathway_rank"] = pathwayRank
    columns["recipes"] = recipes
    columns["films"] = films
    columns["mean"] = try columns.json(mean, "mean")
    columns["spread"] = try columns.json(spread, "spread")
    columns["worst_attribute"] = worstAttribute
    columns["within"] = within
    columns["films_within"] = filmsWithin
    try nearest?.encode(to: &columns)
  }
}

/// One simulated film that comes near to the targets.
public struct NearestFilm: Equatable, Sendable {
  public let phi: Double
  public let chi: Double
  public let logTime: Double
  public let seed: UInt64
  /// The deviation from the target that it misses by most tolerances, in that attribute's unit.
  public let error: Double
  /// Whether it meets every target.
  public let within: Bool

  public init(
    phi: Double, chi: Double, logTime: Double, seed: UInt64, error: Double, within: Bool
  ) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
    self.seed = seed
    self.error = error
    self.within = within
  }

  fileprivate init?(_ row: RowReader) throws {
    guard let phi: Double = try row["nearest_phi"] else { return nil }
    try self.init(
      phi: phi, chi: row["nearest_chi"], logTime: row["nearest_log_time"],
      seed: row.unsigned("nearest_seed"), error: row["nearest_error"],
      within: row["nearest_within"])
  }

  fileprivate func encode(to columns: inout ColumnWriter) throws {
    for (column, value) in [
      ("nearest_phi", phi), ("nearest_chi", chi), ("nearest_log_time", logTime),
      ("nearest_error", error),
    ] {
      columns[column] = try columns.number(value, column)
    }
    columns["nearest_seed"] = String(seed)
    columns["nearest_within"] = within
  }
}
