/// The numbers of a process, and the coordinates in which films change evenly with them.
///
/// (φ, χ, log_time) ↔ (φ, √(χ − χ_c), log_time): the order parameter of a weakly separated blend
/// grows as √(χ − χ_c).
package struct RecipeCoordinates: Sendable, Equatable, Codable {
  /// χ_c of the molecules: ½ (N_D^−½ + N_A^−½)², 2 for molecules of one site.
  package let criticalChi: Double

  package init(criticalChi: Double) { self.criticalChi = criticalChi }

  static let dimension = 3
  /// Which of the coordinates is the log time.
  static let time = 2

  /// The coordinates of a recipe; nil where χ is not above χ_c, where nothing separates.
  package func point(phi: Double, chi: Double, logTime: Double) -> [Double]? {
    guard chi > criticalChi else { return nil }
    return [phi, (chi - criticalChi).squareRoot(), logTime]
  }

  /// What a slope along the coordinates is along φ, χ and log_time, by the chain rule.
  func slopes(_ slope: [Double], at point: [Double]) -> [Double] {
    [slope[0], slope[1] / (2 * point[1]), slope[2]]
  }
}
