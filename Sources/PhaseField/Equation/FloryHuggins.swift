import Glibc

/// The free energy of mixing of two polymers or a polymer and a small molecule, per site and kT:
/// f(φ) = φ ln φ / N_D + (1 − φ) ln(1 − φ) / N_A + χ φ(1 − φ).
///
/// φ is the donor's volume fraction. With both chain lengths 1 it is the regular solution.
///
/// - Source: Flory 1942; Huggins 1942.
package struct FloryHuggins: Codable, Hashable, Sendable {
  /// χ, the cost of a donor–acceptor contact, in kT.
  package let interactionParameter: Double
  /// N_D, the sites that a donor molecule fills.
  package let donorLength: Double
  /// N_A, the sites that an acceptor molecule fills.
  package let acceptorLength: Double

  /// - Precondition: χ is finite, and both lengths are finite and at least 1.
  package init(interactionParameter: Double, donorLength: Double = 1, acceptorLength: Double = 1) {
    precondition(interactionParameter.isFinite, "χ is finite")
    precondition(
      donorLength.isFinite && acceptorLength.isFinite && min(donorLength, acceptorLength) >= 1,
      "a molecule fills at least one site")
    self.interactionParameter = interactionParameter
    self.donorLength = donorLength
    self.acceptorLength = acceptorLength
  }

  /// f(φ), kT per site, for φ in (0, 1).
  package func value(at φ: Double) -> Double {
    φ * log(φ) / donorLength + (1 - φ) * log(1 - φ) / acceptorLength
      + interactionParameter * φ * (1 - φ)
  }

  /// f′(φ), the exchange chemical potential of a uniform mixture, kT per site.
  package func slope(at φ: Double) -> Double {
    (log(φ) + 1) / donorLength - (log(1 - φ) + 1) / acceptorLength
      + interactionParameter * (1 - 2 * φ)
  }

  /// f″(φ). A uniform mixture is unstable where it is negative.
  package func curvature(at φ: Double) -> Double {
    1 / (donorLength * φ) + 1 / (acceptorLength * (1 - φ)) - 2 * interactionParameter
  }
}
