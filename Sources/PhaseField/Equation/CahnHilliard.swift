/// The Cahn–Hilliard equation of a film, ∂φ/∂t = ∇·M(φ)∇μ with μ = f′(φ) − κ∇²φ.
///
/// It keeps the mass ∫φ dV and never raises the free energy F = ∫ f(φ) + ½κ|∇φ|² dV + ∫ γ(φ) dA, the
/// last over the two electrodes. Lengths are in voxels, energies in kT per site, time in units of
/// voxel² / (M kT). With thermal noise, ∂φ/∂t gains ∇·√(2εM) ξ, ξ white in space and time; the energy
/// then rises as often as it falls once the film rests.
///
/// - Source: Cahn and Hilliard 1958; Cahn 1961; Cahn 1977 (electrodes); Cook 1970 (noise).
package struct CahnHilliard: Codable, Hashable, Sendable {
  package let freeEnergy: FloryHuggins
  /// κ, voxel².
  package let gradientCoefficient: Double
  /// M, the largest mobility.
  package let mobility: Double
  package let mobilityLaw: MobilityLaw
  /// γ(φ) at z = 0 and at z = nz − 1.
  package let cathode, anode: SurfaceEnergy
  /// ε, kT over the energy in which one voxel counts f: one over the sites of a voxel.
  package let thermalNoise: Double

  /// - Precondition: κ and M are finite and positive, ε is finite and not negative.
  package init(
    freeEnergy: FloryHuggins, gradientCoefficient: Double = 4, mobility: Double = 1,
    mobilityLaw: MobilityLaw = .constant, cathode: SurfaceEnergy = SurfaceEnergy(),
    anode: SurfaceEnergy = SurfaceEnergy(), thermalNoise: Double = 0
  ) {
    precondition(gradientCoefficient.isFinite && gradientCoefficient > 0, "κ is positive")
    precondition(mobility.isFinite && mobility > 0, "the mobility is positive")
    self.freeEnergy = freeEnergy
    self.gradientCoefficient = gradientCoefficient
    self.mobility = mobility
    self.mobilityLaw = mobilityLaw
    self.cathode = cathode
    self.anode = anode
    precondition(thermalNoise.isFinite && thermalNoise >= 0, "the noise is not negative")
    self.thermalNoise = thermalNoise
  }

  /// M(φ).
  package func mobility(at φ: Double) -> Double { mobility * mobilityLaw.factor(at: φ) }

  /// The rate at which a small wave of φ about a uniform mixture grows, −M(φ) k² (f″ + κk²).
  ///
  /// - Parameters:
  ///   - k: The wave's number, radians per voxel.
  ///   - φ: The composition of the mixture.
  /// - Source: Cahn 1961, eq. 14.
  package func growthRate(ofWavenumber k: Double, at φ: Double) -> Double {
    let k2 = k * k
    return -mobility(at: φ) * k2 * (freeEnergy.curvature(at: φ) + gradientCoefficient * k2)
  }

  /// The time in which the fastest wave of a uniform mixture grows e times, 4κ / (M(φ) f″²); infinite
  /// where the mixture is stable.
  package func growthTime(at φ: Double) -> Double {
    let curvature = freeEnergy.curvature(at: φ)
    guard curvature < 0 else { return .infinity }
    return 4 * gradientCoefficient / (mobility(at: φ) * curvature * curvature)
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
  package func fastestWavelength(at φ: Double) -> Double? {
    let curvature = freeEnergy.curvature(at: φ)
    guard curvature < 0 else { return nil }
    return 2 * .pi / (-curvature / (2 * gradientCoefficient)).squareRoot()
  }
}
