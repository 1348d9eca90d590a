import GRDB

/// A pathway's recipe as it was moved until simulated films met the targets.
public struct RefinementRecord: Codable, Equatable, Sendable {
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
  private let nearestPhi: Double?
  private let nearestChi: Double?
  private let nearestLogTime: Double?
  private let nearestSeed: DecimalText?
  private let nearestError: Double?
  private let nearestWithin: Bool?

  /// Of all films and times that were simulated on the way the one nearest to the targets.
  public var nearest: NearestFilm? {
    guard let phi = nearestPhi, let chi = nearestChi, let logTime = nearestLogTime,
      let seed = nearestSeed, let error = nearestError, let within = nearestWithin
    else { return nil }
    return NearestFilm(
      phi: phi, chi: chi, logTime: logTime, seed: seed.wrappedValue, error: error, within: within)
  }

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
    nearestPhi = nearest?.phi
    nearestChi = nearest?.chi
    nearestLogTime = nearest?.logTime
    nearestSeed = nearest.map { DecimalText(wrappedValue: $0.seed) }
    nearestError = nearest?.error
    nearestWithin = nearest?.within
  }
}

extension RefinementRecord: LedgerRow {
  static var databaseTableName: String { "refinement" }

  func check() throws(RowDamage) {
    let parts: [(column: String, isNull: Bool)] = [
      ("nearestPhi", nearestPhi == nil), ("nearestChi", nearestChi == nil),
      ("nearestLogTime", nearestLogTime == nil), ("nearestSeed", nearestSeed == nil),
      ("nearestError", nearestError == nil), ("nearestWithin", nearestWithin == nil),
    ]
    if let null = parts.first(where: \.isNull), !parts.allSatisfy(\.isNull) {
      throw RowDamage(null.column, "is NULL, but other columns of the nearest film are not")
    }
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
}
