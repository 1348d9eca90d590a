package import Descriptors

/// One film that physics made, and what was measured on it.
package struct SimulatedFilm: Codable, Sendable, Equatable {
  package let recipe: Recipe
  package let seed: UInt64
  /// What is defined on the film; nil where it could not be made or measured.
  package let measured: [Attribute: Double]?
  /// Why it could not; nil where it could.
  package let failure: String?

  package init(_ recipe: Recipe, seed: UInt64, measured: [Attribute: Double]) {
    (self.recipe, self.seed, self.measured, failure) = (recipe, seed, measured, nil)
  }

  package init(_ recipe: Recipe, seed: UInt64, failure: String) {
    (self.recipe, self.seed, measured, self.failure) = (recipe, seed, nil, failure)
  }
}
