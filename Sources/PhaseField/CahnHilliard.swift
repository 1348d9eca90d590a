/// The Cahn–Hilliard equation of a film, ∂φ/∂t = M ∇²(f′(φ) − κ∇²φ).
///
/// It keeps the mass ∫φ dV and never raises the free energy F = ∫ f(φ) + ½κ|∇φ|² dV. Lengths are
/// in voxels, energies in kT per site, time in units of voxel² / (M kT).
///
/// - Source: Cahn and Hilliard 1958; Cahn 1961.
public struct CahnHilliard: Codable, Hashable, Sendable {
  public let freeEnergy: FloryHuggins
  /// κ, voxel².
  public let gradientCoefficient: Double
  /// M, the same at every φ.
  public let mobility: Double

  /// - Precondition: κ and M are finite and positive.
  public init(freeEnergy: FloryHuggins, gradientCoefficient: Double = 4, mobility: Double = 1) {
    precondition(gradientCoefficient.isFinite && gradientCoefficient > 0, "κ is positive")
    precondition(mobility.isFinite && mobility > 0, "the mobility is positive")
    self.freeEnergy = freeEnergy
    self.gradientCoefficient = gradientCoefficient
    self.mobility = mobility
  }

  /// The rate at which a small wave of φ about a uniform mixture grows, −M k² (f″ + κk²).
  ///
  /// - Parameters:
  ///   - k: The wave's number, radians per voxel.
  ///   - φ: The composition of the mixture.
  /// - Source: Cahn 1961, eq. 14.
  public func growthRate(ofWavenumber k: Double, at φ: Double) -> Double {
    let k2 = k * k
    return -mobility * k2 * (freeEnergy.curvature(at: φ) + gradientCoefficient * k2)
  }

  /// The time in which the fastest wave of a uniform mixture grows e times, 4κ / (M f″²); infinite
  /// where the mixture is stable.
  public func growthTime(at φ: Double) -> Double {
    let curvature = freeEnergy.curvature(at: φ)
    return curvature < 0 ? 4 * gradientCoefficient / (mobility * curvature * curvature) : .infinity
  }

  /// A multistep of second order takes N̂ = (σ − L)φ̂ as a line: the rate σ comes out wrong by the
  /// part 5/12 · σ(σ − L)Δt², here 0.004 at the fastest wave.
  func longestGrowthStep(at φ: Double, stabilisation A: Double) -> Double {
    let k2 = max(0, -freeEnergy.curvature(at: φ) / (2 * gradientCoefficient))
    let rate = 1 / growthTime(at: φ)
    let drive = rate + mobility * k2 * (A + gradientCoefficient * k2)
    return rate > 0 ? (0.0096 / (rate * drive)).squareRoot() : .infinity
  }

  /// The wavelength that grows fastest from a uniform mixture, 2π (−f″ / 2κ)^−½, in voxels; nil
  /// where the mixture is stable.
  public func fastestWavelength(at φ: Double) -> Double? {
    let curvature = freeEnergy.curvature(at: φ)
    guard curvature < 0 else { return nil }
    return 2 * .pi / (-curvature / (2 * gradientCoefficient)).squareRoot()
  }
}
