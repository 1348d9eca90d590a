/// How a film is annealed on the computer. The defaults are those of the shipped corpora.
package struct AnnealingSettings: Codable, Hashable, Sendable {
  /// κ, voxel²: with 4 an interface is some four voxels wide.
  package var gradientCoefficient: Double
  /// M, which sets the unit of time.
  package var mobility: Double
  package var mobilityLaw: MobilityLaw
  /// N_D and N_A, sites per molecule.
  package var donorLength: Double
  package var acceptorLength: Double
  /// The surface energies at z = 0 and at z = nz − 1.
  package var cathode: SurfaceEnergy
  package var anode: SurfaceEnergy
  /// ε of the noise that heat makes while the film anneals, one over the sites of a voxel; 0: none.
  package var thermalNoise: Double
  /// The standard deviation of φ from voxel to voxel in the well-mixed film.
  package var noise: Double
  package var scheme: TimeScheme
  /// The local error that a step may make, as a part of φ's standard deviation over the film.
  package var tolerance: Double
  /// The threads of one film; its bits do not depend on it.
  package var threads: Int

  package init(
    gradientCoefficient: Double = 4, mobility: Double = 1, donorLength: Double = 1,
    acceptorLength: Double = 1, noise: Double = 0.01,
    scheme: TimeScheme = .exponentialMultistep, tolerance: Double = 0.003, threads: Int = 1,
    mobilityLaw: MobilityLaw = .constant, cathode: SurfaceEnergy = SurfaceEnergy(),
    anode: SurfaceEnergy = SurfaceEnergy(), thermalNoise: Double = 0
  ) {
    self.gradientCoefficient = gradientCoefficient
    self.mobility = mobility
    self.donorLength = donorLength
    self.acceptorLength = acceptorLength
    self.noise = noise
    self.scheme = scheme
    self.tolerance = tolerance
    self.threads = threads
    self.mobilityLaw = mobilityLaw
    self.cathode = cathode
    self.anode = anode
    self.thermalNoise = thermalNoise
  }

  /// The equation of a film whose materials mix with the given χ.
  package func equation(interactionParameter χ: Double) -> CahnHilliard {
    CahnHilliard(
      freeEnergy: FloryHuggins(
        interactionParameter: χ, donorLength: donorLength, acceptorLength: acceptorLength),
      gradientCoefficient: gradientCoefficient, mobility: mobility, mobilityLaw: mobilityLaw,
      cathode: cathode, anode: anode, thermalNoise: thermalNoise)
  }
}
