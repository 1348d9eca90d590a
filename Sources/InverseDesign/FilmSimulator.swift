public import Descriptors

/// Makes films from recipes by solving the physics, and measures them.
public protocol FilmSimulator {
  /// What is measured on films of one recipe, one film for each seed, as they anneal.
  ///
  /// A film that could not be made or measured is a result with its reason.
  ///
  /// - Parameters:
  ///   - seeds: Each draws the initial fluctuations of one film.
  ///   - logTimes: When every film is measured, log10 of dimensionless time, ascending; the recipe's
  ///     own time is among them, and the films of that time are worth keeping.
  /// - Returns: One list per seed, with one film per time.
  /// - Throws: What must stop the work, such as a full disk.
  func films(
    of recipe: Recipe, seeds: [UInt64], at logTimes: [Double]
  ) throws -> [[SimulatedFilm]]
}

/// What is mixed, before it anneals.
public struct Blend: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  public let phi: Double
  /// The Flory–Huggins interaction parameter.
  public let chi: Double

  public init(phi: Double, chi: Double) {
    self.phi = phi
    self.chi = chi
  }
}

/// The numbers of a process.
public struct Recipe: Hashable, Codable, Sendable {
  /// The donor's volume fraction.
  public let phi: Double
  /// The Flory–Huggins interaction parameter.
  public let chi: Double
  /// log10 of the dimensionless Cahn–Hilliard time.
  public let logTime: Double

  public init(phi: Double, chi: Double, logTime: Double) {
    self.phi = phi
    self.chi = chi
    self.logTime = logTime
  }

  public init(_ blend: Blend, logTime: Double) {
    self.init(phi: blend.phi, chi: blend.chi, logTime: logTime)
  }

  public var blend: Blend { Blend(phi: phi, chi: chi) }

  /// χ/χ_c, which compares recipes of materials with molecules of other lengths.
  public func relativeChi(criticalChi: Double) -> Double { chi / criticalChi }

  enum CodingKeys: String, CodingKey {
    case phi, chi
    case logTime = "log_time"
  }
}

/// One film that physics made, and what was measured on it.
public struct SimulatedFilm: Codable, Sendable, Equatable {
  public let recipe: Recipe
  public let seed: UInt64
  /// What is defined on the film; nil where it could not be made or measured.
  public let measured: [Attribute: Double]?
  /// Why it could not; nil where it could.
  public let failure: String?

  public init(_ recipe: Recipe, seed: UInt64, measured: [Attribute: Double]) {
    (self.recipe, self.seed, self.measured, failure) = (recipe, seed, measured, nil)
  }

  public init(_ recipe: Recipe, seed: UInt64, failure: String) {
    (self.recipe, self.seed, measured, self.failure) = (recipe, seed, nil, failure)
  }
}
