import Foundation

/// What a user knows of materials and process, to read a recipe in a laboratory's units.
///
/// A recipe is dimensionless; whatever is said in wt%, minutes or °C rests on these figures alone.
package struct Laboratory: Codable, Sendable, Equatable {
  /// Densities of the pure materials, g/cm³.
  package struct Densities: Codable, Sendable, Equatable {
    package var donor: Double
    package var acceptor: Double

    package init(donor: Double, acceptor: Double) {
      (self.donor, self.acceptor) = (donor, acceptor)
    }
  }

  /// What turns dimensionless time into time and χ into temperature.
  package struct Calibration: Codable, Sendable, Equatable {
    /// Whose figures these are.
    package var source: String
    /// The length of a voxel's edge, nm.
    package var voxelLength: Double
    /// D(T) = prefactor · exp(−activation/RT), m²/s and kJ/mol; an activation of 0 is a constant D.
    package var diffusivityPrefactor: Double
    package var diffusivityActivation: Double
    /// χ(T) = constant + slope/T on the model's scale (χ_c = 2), slope in K; nil: `temperature` is given.
    package var chi: ChiLaw?
    /// The annealing temperature, °C, where χ tells none.
    package var temperature: Double?

    package init(
      source: String, voxelLength: Double, diffusivityPrefactor: Double,
      diffusivityActivation: Double = 0, chi: ChiLaw? = nil, temperature: Double? = nil
    ) {
      self.source = source
      self.voxelLength = voxelLength
      self.diffusivityPrefactor = diffusivityPrefactor
      self.diffusivityActivation = diffusivityActivation
      self.chi = chi
      self.temperature = temperature
    }
  }

  /// χ(T) = constant + slope/T.
  package struct ChiLaw: Codable, Sendable, Equatable {
    package var constant: Double
    package var slope: Double

    package init(constant: Double, slope: Double) {
      (self.constant, self.slope) = (constant, slope)
    }
  }

  /// One number in a laboratory's unit.
  package struct Reading: Codable, Sendable, Equatable {
    package let quantity: Quantity
    package let value: Double
    /// By what figures of whom.
    package let source: String
  }

  package enum Quantity: String, Codable, Sendable, CaseIterable {
    case donorWeight = "donor_weight_percent"
    case temperature = "temperature"
    case minutes = "annealing_minutes"

    package var unit: String {
      switch self {
      case .donorWeight: "wt%"
      case .temperature: "°C"
      case .minutes: "min"
      }
    }
  }

  package var densities: Densities?
  package var calibration: Calibration?

  package init(densities: Densities? = nil, calibration: Calibration? = nil) {
    self.densities = densities
    self.calibration = calibration
  }

  /// The recipe in the units that the figures allow; none without figures.
  ///
  ///     wt% = 100 φρ_D / (φρ_D + (1 − φ)ρ_A),   T = slope / (χ − constant),   t_real = t l²/D(T)
  package func readings(of recipe: Recipe) -> [Reading] {
    var readings: [Reading] = []
    if let densities {
      let (donor, acceptor) = (
        recipe.phi * densities.donor, (1 - recipe.phi) * densities.acceptor
      )
      readings.append(
        Reading(
          quantity: .donorWeight, value: 100 * donor / (donor + acceptor),
          source: "densities of \(densities.donor) and \(densities.acceptor) g/cm³"))
    }
    guard let calibration, let kelvin = calibration.kelvin(at: recipe.chi), kelvin > 0 else {
      return readings
    }
    if calibration.chi != nil {
      readings.append(
        Reading(
          quantity: .temperature, value: kelvin - Self.iceKelvin, source: calibration.source))
    }
    let minutes = pow(10, recipe.logTime) * calibration.secondsPerUnit(at: kelvin) / 60
    readings.append(Reading(quantity: .minutes, value: minutes, source: calibration.source))
    return readings.filter(\.value.isFinite)
  }

  static let iceKelvin = 273.15
}

extension Laboratory.Calibration {
  /// J/(mol K)
  private static let gasConstant = 8.314_462_618

  /// The temperature of a process with this χ, K; nil where χ(T) never has that value.
  func kelvin(at χ: Double) -> Double? {
    guard let chi else { return temperature.map { $0 + Laboratory.iceKelvin } }
    let kelvin = chi.slope / (χ - chi.constant)
    return kelvin.isFinite && kelvin > 0 ? kelvin : nil
  }

  /// l²/D(T), s.
  func secondsPerUnit(at kelvin: Double) -> Double {
    let length = voxelLength * 1e-9
    let diffusivity =
      diffusivityPrefactor * exp(-1000 * diffusivityActivation / (Self.gasConstant * kelvin))
    return length * length / diffusivity
  }
}
