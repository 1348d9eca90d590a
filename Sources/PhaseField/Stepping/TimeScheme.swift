/// How a mode of the film is taken over one step Δt.
///
/// The equation is split as dφ̂/dt = Lφ̂ + N̂, with L = −Mk²(A + κk²) stiff and linear, and
/// N = −Mk²(f′(φ) − Aφ)^. A is the stabilisation.
///
/// - Source: Eyre 1998 (semi-implicit); Cox and Matthews 2002 (exponential).
package enum TimeScheme: String, Codable, Sendable, CaseIterable {
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
  package var order: Int {
    switch self {
    case .semiImplicitEuler, .exponentialEuler: 1
    case .exponentialRungeKutta, .exponentialMultistep: 2
    }
  }

  /// How often a step evaluates the equation.
  package var evaluations: Int { self == .exponentialRungeKutta ? 2 : 1 }

  /// The power of Δt with which the estimate of the local error goes.
  var errorPower: Double { self == .exponentialMultistep ? 3 : 2 }

  /// A, as a part of the largest f″ of what coexists.
  ///
  /// A large A keeps long steps from growing waves; a Runge–Kutta step pays for it, as it follows a
  /// slow film only to the part 1 − (1 − ϕ₁(AΔtk²))². The multistep does not, and with three
  /// quarters, its bound for the linear problem, would shorten its steps where curved interfaces
  /// push φ beyond what coexists.
  var stabilisation: Double { self == .exponentialMultistep ? 1 : 0.375 }

  /// What a step does to a mode: first â = φ̂ + push·(ĝ + (A + κk²)φ̂), then + correct·(ĝ(a) − ĝ),
  /// where ĝ = (f′ − Aφ)^. First-order schemes use the correction only to estimate their error.
  ///
  /// The first bracket is μ̂, so that a state at rest stays at rest to the last digit.
  struct Weights {
    var push: Lanes
    var correct: Lanes
  }

  /// - Parameters:
  ///   - decay: −ΔtL ≥ 0.
  ///   - drive: −ΔtMk², the factor of ĝ in ΔtN̂.
  @inline(__always)
  func weights(decay z: Lanes, drive: Lanes) -> Weights {
    if self == .semiImplicitEuler {
      let push = drive / (z + 1)
      return Weights(push: push, correct: push * 0.5)
    }
    let (first, second) = exponentialFunctions(z)
    return Weights(push: drive * first, correct: drive * second)
  }
}

/// ϕ₁(−z) = (1 − e^−z)/z and ϕ₂(−z) = (1 − ϕ₁(−z))/z, for z ≥ 0.
@inline(__always)
private func exponentialFunctions(_ z: Lanes) -> (Lanes, Lanes) {
  // Below 1 the quotients lose digits; there ϕ₂'s series up to z⁸ leaves 3e-8.
  let x = z.replacing(with: 1, where: z .> 1)
  var series = Lanes(repeating: 1 / 3_628_800)
  for divisor: Float in [362_880, 40_320, 5_040, 720, 120, 24, 6, 2] {
    series = 1 / divisor - series * x
  }
  let y = z.replacing(with: 1, where: z .< 1)
  let first = (1 - exponential(ofMinus: y)) / y
  let isSmall = z .< 1
  return (
    first.replacing(with: 1 - x * series, where: isSmall),
    ((1 - first) / y).replacing(with: series, where: isSmall)
  )
}
