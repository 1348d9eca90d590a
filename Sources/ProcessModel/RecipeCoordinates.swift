import Foundation

/// The numbers of a process, and the coordinates in which a quantity of films changes evenly with them.
///
/// With s = −f″(φ) = 2χ − 1/(N_D φ) − 1/(N_A (1 − φ)), which drives separation, a recipe (φ, χ, log_time) is one of
///
/// - growth: (φ, √g, log_time + 2 log₁₀ g). Just after a quench the fastest wave has a length of 2π √(2κ/s) and grows
///   at the rate M s²/4κ, so that films of one blend pass through like structures at like s² t, of a size that
///   goes with 1/√s;
/// - order parameter: (φ, √(χ − χ_c), log_time). The order parameter of a weakly separated blend grows as
///   √(χ − χ_c), and domains coarsen with the time itself.
///
/// g = ½ (s + √(s² + ε²)), ε = 0.1, is s where a blend is unstable and stays positive where it is not.
///
/// - Source: Cahn 1965 for the wave and its rate.
package struct RecipeCoordinates: Sendable, Equatable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case growth
    case orderParameter = "order_parameter"
  }

  /// N_D and N_A, sites per molecule.
  package let donorLength: Double
  package let acceptorLength: Double
  package let kind: Kind

  package init(donorLength: Double = 1, acceptorLength: Double = 1, kind: Kind = .growth) {
    (self.donorLength, self.acceptorLength, self.kind) = (donorLength, acceptorLength, kind)
  }

  /// The same molecules in other coordinates.
  func of(_ kind: Kind) -> RecipeCoordinates {
    RecipeCoordinates(donorLength: donorLength, acceptorLength: acceptorLength, kind: kind)
  }

  /// χ_c = ½ (N_D^−½ + N_A^−½)², 2 for molecules of one site: below it nothing separates.
  package var criticalChi: Double {
    let sum = 1 / donorLength.squareRoot() + 1 / acceptorLength.squareRoot()
    return sum * sum / 2
  }

  static let dimension = 3
  /// ε: the s below which g no longer follows it.
  private static let least = 0.1

  /// The coordinates of a recipe; nil where χ is not above χ_c, where nothing separates, and for a φ outside
  /// (0, 1).
  package func point(phi: Double, chi: Double, logTime: Double) -> [Double]? {
    guard chi > criticalChi, phi > 0, phi < 1 else { return nil }
    switch kind {
    case .orderParameter: return [phi, (chi - criticalChi).squareRoot(), logTime]
    case .growth:
      let drive = drive(phi: phi, chi: chi)
      return [phi, drive.squareRoot(), logTime + 2 * log10(drive)]
    }
  }

  /// The log time of a recipe whose coordinates are `point`.
  func logTime(of point: [Double]) -> Double {
    switch kind {
    case .orderParameter: point[2]
    case .growth: point[2] - 4 * log10(point[1])
    }
  }

  /// What a slope along the coordinates is along φ, χ and log_time, by the chain rule.
  func slopes(_ slope: [Double], phi: Double, chi: Double) -> [Double] {
    guard kind == .growth else {
      return [slope[0], slope[1] / (2 * (chi - criticalChi).squareRoot()), slope[2]]
    }
    let drive = drive(phi: phi, chi: chi)
    let perDrive = slope[1] / (2 * drive.squareRoot()) + slope[2] * 2 / (log(10) * drive)
    // dg/ds = g/√(s² + ε²), and √(s² + ε²) = g + ε²/4g
    let perInstability = perDrive * drive / (drive + Self.least * Self.least / (4 * drive))
    let alongPhi =
      1 / (donorLength * phi * phi) - 1 / (acceptorLength * (1 - phi) * (1 - phi))
    return [slope[0] + perInstability * alongPhi, 2 * perInstability, slope[2]]
  }

  /// g.
  private func drive(phi: Double, chi: Double) -> Double {
    let instability = 2 * chi - 1 / (donorLength * phi) - 1 / (acceptorLength * (1 - phi))
    return (instability + hypot(instability, Self.least)) / 2
  }
}
