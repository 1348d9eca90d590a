import Foundation
package import PhaseField

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
    case interfaceWidth = "interface_width"

    package var unit: String {
      switch self {
      case .donorWeight: "wt%"
      case .temperature: "°C"
      case .minutes: "min"
      case .interfaceWidth: "nm"
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
  ///     wt% = 100 φρ_D / (φρ_D + (1 − φ)ρ_A),   T = slope / (χ − constant)
  ///
  /// Minutes: ``Calibration/secondsPerUnit(at:kelvin:physics:)``. The width of an interface is that of the
  /// model's own κ at this χ and length of a voxel: where it is far from the material's, the films are too.
  ///
  /// - Parameter physics: By which the model's films were simulated.
  package func readings(of recipe: Recipe, physics: AnnealingSettings) -> [Reading] {
    (weight(of: recipe) + process(of: recipe, physics: physics)).filter(\.value.isFinite)
  }

  private func weight(of recipe: Recipe) -> [Reading] {
    guard let densities else { return [] }
    let donor = recipe.phi * densities.donor
    let acceptor = (1 - recipe.phi) * densities.acceptor
    return [
      Reading(
        quantity: .donorWeight, value: 100 * donor / (donor + acceptor),
        source: "densities of \(densities.donor) and \(densities.acceptor) g/cm³")
    ]
  }

  private func process(of recipe: Recipe, physics: AnnealingSettings) -> [Reading] {
    guard let calibration else { return [] }
    var readings: [Reading] = []
    func tell(_ quantity: Quantity, _ value: Double?) {
      guard let value else { return }
      readings.append(Reading(quantity: quantity, value: value, source: calibration.source))
    }
    if let kelvin = calibration.kelvin(at: recipe.chi) {
      if calibration.chi != nil { tell(.temperature, kelvin - Self.iceKelvin) }
      tell(
        .minutes,
        calibration.secondsPerUnit(at: recipe, kelvin: kelvin, physics: physics).map {
          pow(10, recipe.logTime) * $0 / 60
        })
    }
    let mixture = physics.equation(interactionParameter: recipe.chi).freeEnergy
    tell(
      .interfaceWidth,
      mixture.interfaceWidth(gradientCoefficient: physics.gradientCoefficient).map {
        $0 * calibration.voxelLength
      })
    return readings
  }

  static let iceKelvin = 273.15
}
