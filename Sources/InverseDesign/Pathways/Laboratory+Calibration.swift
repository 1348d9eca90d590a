import Foundation
import PhaseField

extension Laboratory {
  /// What turns dimensionless time into time and χ into temperature.
  package struct Calibration: Codable, Sendable, Equatable {
    /// Whose figures these are.
    package var source: String
    /// The length of a voxel's edge, nm.
    package var voxelLength: Double
    /// D(T) = prefactor · exp(−activation/RT), m²/s and kJ/mol; an activation of 0 is a constant D.
    package var diffusivityPrefactor: Double
    package var diffusivityActivation: Double
    /// Which diffusivity D is; nil for ``DiffusivityKind/tracer``.
    package var diffusivityKind: DiffusivityKind?
    /// χ(T) = constant + slope/T on the model's scale, slope in K; nil: `temperature` is given.
    package var chi: ChiLaw?
    /// The annealing temperature, °C, where χ tells none.
    package var temperature: Double?

    package init(
      source: String, voxelLength: Double, diffusivityPrefactor: Double,
      diffusivityActivation: Double = 0, diffusivityKind: DiffusivityKind? = nil,
      chi: ChiLaw? = nil, temperature: Double? = nil
    ) {
      self.source = source
      self.voxelLength = voxelLength
      self.diffusivityPrefactor = diffusivityPrefactor
      self.diffusivityActivation = diffusivityActivation
      self.diffusivityKind = diffusivityKind
      self.chi = chi
      self.temperature = temperature
    }
  }

  /// Which of the diffusivities of a mixture a number is. With the exchange mobility M and the free energy f
  /// per site and kT, the flux is −M∇μ, and
  ///
  /// - Source: de Gennes 1980, J. Chem. Phys. 72, 4756, for M of self-diffusing chains; Cahn 1961 for M f″.
  package enum DiffusivityKind: String, Codable, Sendable, CaseIterable {
    /// D of labelled molecules in the blend, which feel no χ: D = M (1/(N_D φ) + 1/(N_A (1 − φ))).
    case tracer
    /// D of interdiffusion in the phases that coexist at the recipe's χ, D = M f″, the mean of both.
    case mutual
  }
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

  /// The seconds of one unit of dimensionless time, l² M̃ / M: l is the length of a voxel, M̃ the mobility that
  /// the films were simulated with and M the material's, m²/s; nil where nothing separates at this χ and
  /// the mutual diffusivity is therefore of no phase.
  ///
  /// M follows from D and its kind. Both mobilities are taken at the same composition: the blend's for a tracer
  /// diffusivity, the coexisting phases' for a mutual one.
  func secondsPerUnit(
    at recipe: Recipe, kelvin: Double, physics: AnnealingSettings
  ) -> Double? {
    guard kelvin > 0 else { return nil }
    let length = voxelLength * 1e-9
    let diffusivity =
      diffusivityPrefactor * exp(-1000 * diffusivityActivation / (Self.gasConstant * kelvin))
    return simulatedDiffusivity(at: recipe, physics: physics).map {
      length * length * $0 / diffusivity
    }
  }

  /// What D is in the simulated films, voxel² per unit of time.
  private func simulatedDiffusivity(at recipe: Recipe, physics: AnnealingSettings) -> Double? {
    let equation = physics.equation(interactionParameter: recipe.chi)
    switch diffusivityKind ?? .tracer {
    case .tracer:
      let ideal = physics.equation(interactionParameter: 0)
      return equation.mobility(at: recipe.phi) * ideal.freeEnergy.curvature(at: recipe.phi)
    case .mutual:
      return equation.freeEnergy.binodal.map { binodal in
        let ends = [binodal.lowerBound, binodal.upperBound]
        return ends.reduce(0) {
          $0 + 0.5 * equation.mobility(at: $1) * equation.freeEnergy.curvature(at: $1)
        }
      }
    }
  }
}
