import Glibc

/// How a mode of the film is taken over one step Δt.
///
/// The equation is split as dφ̂/dt = Lφ̂ + N̂, with L = −Mk²(A + κk²) stiff and linear, and
/// N = −Mk²(f′(φ) − Aφ)^. A is the stabilisation.
///
/// - Source: Eyre 1998 (semi-implicit); Cox and Matthews 2002 (exponential).
public enum TimeScheme: String, Codable, Sendable, CaseIterable {
  /// (φ̂ + ΔtN̂) / (1 − ΔtL): first order. A large A delays growth.
  case semiImplicitEuler
  /// e^{ΔtL}φ̂ + Δtϕ₁(ΔtL)N̂: first order.
  case exponentialEuler
  /// The exponential Euler step â, then + Δtϕ₂(ΔtL)(N̂(a) − N̂(φ)): second order.
  case exponentialRungeKutta
  /// The exponential Euler step + Δtϕ₂(ΔtL)(N̂(φ) − N̂(φ′)) Δt/Δt′, from the step before: second
  /// order at one evaluation, and a film that moves evenly is followed without lag.
  case exponentialMultistep

  /// The order of the error at a fixed time.
  public var order: Int {
    switch self {
    case .semiImplicitEuler, .exponentialEuler: 1
    case .exponentialRungeKutta, .exponentialMultistep: 2
    }
  }

  /// The power of Δt with which the estimate of the local error goes.
  var errorPower: Double { self == .exponentialMultistep ? 3 : 2 }

  /// A, as a part of the largest f″ of what coexists.
  ///
  /// A large A keeps long steps from growing waves; a Runge–Kutta step pays for it, as it follows a
  /// slow film only to the part 1 − (1 − ϕ₁(AΔtk²))². The multistep does not, and with three
  /// quarters, its bound for the linear problem, would shorten its steps where curved interfaces
  /// push φ beyond what coexists.
  var stabilisation: Double { self == .exponentialMultistep ? 1 : 0.375 }

  /// What a step does to one mode: first â = keep·φ̂ + push·ĝ, then + correct·(ĝ(a) − ĝ), where
  /// ĝ = (f′ − Aφ)^. First-order schemes use the correction only to tell their error.
  struct Weights {
    var keep: Float
    var push: Float
    var correct: Float
  }

  /// - Parameters:
  ///   - decay: −ΔtL ≥ 0.
  ///   - drive: −ΔtMk², the factor of ĝ in ΔtN̂.
  func weights(decay z: Double, drive: Double) -> Weights {
    switch self {
    case .semiImplicitEuler:
      let damping = 1 / (1 + z)
      return Weights(
        keep: Float(damping), push: Float(drive * damping), correct: Float(drive * damping / 2))
    case .exponentialEuler, .exponentialRungeKutta, .exponentialMultistep:
      let (keep, first, second) = exponentialFunctions(z)
      return Weights(
        keep: Float(keep), push: Float(drive * first), correct: Float(drive * second))
    }
  }
}

/// e^−z, ϕ₁(−z) = (1 − e^−z)/z and ϕ₂(−z) = (e^−z − 1 + z)/z², for z ≥ 0.
private func exponentialFunctions(_ z: Double) -> (Double, Double, Double) {
  guard z > 1e-3 else {  // the quotients lose digits; four terms leave 1e-14
    return (
      exp(-z), 1 - z / 2 * (1 - z / 3 * (1 - z / 4)),
      0.5 - z / 6 * (1 - z / 4 * (1 - z / 5))
    )
  }
  let lost = -expm1(-z)
  return (1 - lost, lost / z, (z - lost) / (z * z))
}
