import Foundation

/// The numbers of a process, and the coordinates in which a quantity of films changes evenly with them.
///
/// With s = −f″(φ) = 2χ − 1/(N_D φ) − 1/(N_A (1 − φ)), which drives separation, a recipe (φ, χ, log_time) is one of
///
/// - growth: (φ, √g, log₁₀ R t). Just after a quench the fastest wave has a length of 2π √(2κ/s) and grows at the rate
///   R = M s²/4κ, so that films of one blend pass through like structures at like R t, of a size that goes with
///   1/√s;
/// - onset: (φ, √g, log₁₀ h), which counts from when separation sets in, R t₀ = ln(0.8/noise), 4.4 for a noise of
///   0.01 (of 0.4 and 0.8 the one that fits the wide films of `three-phase-64` better): h = ½ (x + √(x² + 0.36)), x = R (t − t₀). Quantities
///   that change at once there change evenly with it;
/// - order parameter: (φ, √(χ − χ_c), log_time). The order parameter of a weakly separated blend grows as
///   √(χ − χ_c), and domains coarsen with the time itself.
///
/// g = ½ (s + √(s² + ε²)), ε = 0.1, is s where a blend is unstable and stays positive where it is not.
///
/// - Source: Cahn 1965 for the wave and its rate.
package struct RecipeCoordinates: Sendable, Equatable {
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case growth
    case onset
    case orderParameter = "order_parameter"
  }

  /// N_D and N_A, sites per molecule.
  package let donorLength: Double
  package let acceptorLength: Double
  /// M/4κ: R = M s²/4κ.
  private let rate: Double
  /// R t₀ of the onset.
  private let incubation: Double
  package private(set) var kind: Kind

  /// - Parameters:
  ///   - gradientCoefficient: κ, voxel².
  ///   - mobility: M.
  ///   - noise: The deviation of φ in the mixed film.
  package init(
    donorLength: Double = 1, acceptorLength: Double = 1, gradientCoefficient: Double = 4,
    mobility: Double = 1, noise: Double = 0.01, kind: Kind = .growth
  ) {
    (self.donorLength, self.acceptorLength, self.kind) = (donorLength, acceptorLength, kind)
    rate = mobility / (4 * gradientCoefficient)
    incubation = log(0.8 / min(max(noise, 1e-6), 0.8))
  }

  /// The same molecules in other coordinates.
  func of(_ kind: Kind) -> RecipeCoordinates {
    var copy = self
    copy.kind = kind
    return copy
  }

  /// χ_c = ½ (N_D^−½ + N_A^−½)², 2 for molecules of one site: below it nothing separates.
  package var criticalChi: Double {
    let sum = 1 / donorLength.squareRoot() + 1 / acceptorLength.squareRoot()
    return sum * sum / 2
  }

  static let dimension = 3
  /// ε: the s below which g no longer follows it.
  private static let least = 0.1

  /// R t₀, and the growth times from there below which h no longer follows them.
  private var start: (growth: Double, least: Double) {
    kind == .onset ? (incubation, 0.6) : (0, 0)
  }

  /// The coordinates of a recipe; nil where χ is not above χ_c, where nothing separates, and for a φ outside
  /// (0, 1).
  package func point(phi: Double, chi: Double, logTime: Double) -> [Double]? {
    guard chi > criticalChi, phi > 0, phi < 1 else { return nil }
    switch kind {
    case .orderParameter: return [phi, (chi - criticalChi).squareRoot(), logTime]
    case .growth, .onset:
      let drive = drive(phi: phi, chi: chi)
      let start = start
      let growth = rate * drive * drive * pow(10, logTime) - start.growth
      return [phi, drive.squareRoot(), log10((growth + hypot(growth, start.least)) / 2)]
    }
  }

  /// The log time of a recipe whose coordinates are `point`.
  package func logTime(of point: [Double]) -> Double {
    switch kind {
    case .orderParameter: point[2]
    case .growth, .onset:
      log10(max(1e-9, growth(of: pow(10, point[2]))) / (rate * pow(point[1], 4)))
    }
  }

  /// What a slope along the coordinates is along φ, χ and log_time, by the chain rule.
  func slopes(_ slope: [Double], phi: Double, chi: Double, logTime: Double) -> [Double] {
    guard kind != .orderParameter else {
      return [slope[0], slope[1] / (2 * (chi - criticalChi).squareRoot()), slope[2]]
    }
    let drive = drive(phi: phi, chi: chi)
    let grown = rate * drive * drive * pow(10, logTime)
    // dh/dx = h/√(x² + ε²), so d log₁₀ h/d log₁₀ t = R t/√(x² + ε²)
    let perTime = grown / hypot(grown - start.growth, start.least)
    let perDrive = slope[1] / (2 * drive.squareRoot()) + slope[2] * perTime * 2 / (log(10) * drive)
    // dg/ds = g/√(s² + ε²), and √(s² + ε²) = g + ε²/4g
    let perInstability = perDrive * drive / (drive + Self.least * Self.least / (4 * drive))
    let alongPhi =
      1 / (donorLength * phi * phi) - 1 / (acceptorLength * (1 - phi) * (1 - phi))
    return [slope[0] + perInstability * alongPhi, 2 * perInstability, slope[2] * perTime]
  }

  /// R t of h.
  private func growth(of h: Double) -> Double {
    h - start.least * start.least / (4 * h) + start.growth
  }

  /// g.
  private func drive(phi: Double, chi: Double) -> Double {
    let instability = 2 * chi - 1 / (donorLength * phi) - 1 / (acceptorLength * (1 - phi))
    return (instability + hypot(instability, Self.least)) / 2
  }
}
