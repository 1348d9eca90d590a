/// Why what films of a recipe have cannot be learnt or said.
package enum ProcessModelError: Error, Equatable {
  /// A column has another number of rows than the recipes.
  case wrongCount(name: String, expected: Int, found: Int)
  /// Too few films define a quantity.
  case tooFew(name: String, films: Int, needed: Int)
  /// A kernel's numbers, such as a card's, that describe no covariance.
  case badKernel(name: String)
  /// The covariance of the films is not positive definite with the kernel's numbers.
  case notPositiveDefinite(name: String)
  /// A recipe at which nothing separates.
  case unseparated(chi: Double, criticalChi: Double)
}

extension ProcessModelError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongCount(let name, let expected, let found):
      "\(name) has \(found) values for \(expected) recipes; allowed: one for each."
    case .tooFew(let name, let films, let needed):
      "\(name) is defined on \(films) films; what films of a recipe have is learnt from \(needed) or"
        + " more."
    case .badKernel(let name):
      "The forward model of \(name) has numbers that describe no covariance: three positive lengths,"
        + " a positive time and finite deviations are needed; fit it again."
    case .notPositiveDefinite(let name):
      "What films have of \(name) cannot be fitted: their covariance is not positive definite."
    case .unseparated(let chi, let criticalChi):
      "Nothing separates at χ \(chi); films have phases above χ_c = \(criticalChi)."
    }
  }
}
