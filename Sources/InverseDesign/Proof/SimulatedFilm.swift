public import Descriptors

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
