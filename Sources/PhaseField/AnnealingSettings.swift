/// How a film is annealed on the computer. The defaults are those of the shipped corpora.
public struct AnnealingSettings: Codable, Hashable, Sendable {
  /// κ, voxel²: with 4 an interface is some four voxels wide.
  public var gradientCoefficient: Double
  /// M, which sets the unit of time.
  public var mobility: Double
  /// N_D and N_A, sites per molecule.
  public var donorLength: Double
  public var acceptorLength: Double
  /// The standard deviation of φ from voxel to voxel in the well-mixed film.
  public var noise: Double
  public var scheme: TimeScheme
  /// The local error that a step may make, as a part of φ's standard deviation over the film.
  public var tolerance: Double
  /// The threads of one film. A film's last digits may depend on it.
  public var threads: Int

  public init(
    gradientCoefficient: Double = 4, mobility: Double = 1, donorLength: Double = 1,
    acceptorLength: Double = 1, noise: Double = 0.01,
    scheme: TimeScheme = .exponentialMultistep, tolerance: Double = 0.003, threads: Int = 1
  ) {
    self.gradientCoefficient = gradientCoefficient
    self.mobility = mobility
    self.donorLength = donorLength
    self.acceptorLength = acceptorLength
    self.noise = noise
    self.scheme = scheme
    self.tolerance = tolerance
    self.threads = threads
  }

  /// Throws for the first setting outside its range.
  public func check() throws(PhaseFieldError) {
    let limits: [(String, Double, ClosedRange<Double>)] = [
      ("gradient_coefficient", gradientCoefficient, 1e-3...1e6),
      ("mobility", mobility, 1e-9...1e9),
      ("donor_length", donorLength, 1...1e6),
      ("acceptor_length", acceptorLength, 1...1e6),
      ("noise", noise, 0...0.1),
      ("tolerance", tolerance, 1e-6...1),
      ("threads", Double(threads), 1...1024),
    ]
    for (name, value, range) in limits where !range.contains(value) {
      throw .badSetting(
        name: name, value: value, allowed: "\(range.lowerBound) to \(range.upperBound)")
    }
  }

  /// The equation of a film whose materials mix with the given χ.
  public func equation(interactionParameter χ: Double) -> CahnHilliard {
    CahnHilliard(
      freeEnergy: FloryHuggins(
        interactionParameter: χ, donorLength: donorLength, acceptorLength: acceptorLength),
      gradientCoefficient: gradientCoefficient, mobility: mobility)
  }
}
