/// Preconditioned conjugate gradients for the flux alone.
///
/// The flux is the least dissipation, J = min Σ conductance·(Δc)². Starting from the linear
/// profile c₀, every step lowers it by α·‖ρ‖²; the concentration itself is never needed. The
/// falls of the last steps estimate what is left to gain.
///
/// With A = K + L + Lᵀ + W and M = (D + L) D⁻¹ (D + Lᵀ) (see ``IncompleteFactor``) the steps are
/// those of the symmetric matrix (D + L)⁻¹ A (D + Lᵀ)⁻¹, of which a product needs one sweep down
/// and one sweep up and no product with A.
///
/// - Source: Hestenes and Stiefel 1952; Eisenstat 1981 for the product; Strakoš and Tichý 2002
///   for the estimate.
struct ConjugateGradients {
  /// Steps over which the fall is summed to estimate the error.
  static let window = 6

  private let system: DiffusionSystem
  private let factor: IncompleteFactor
  private(set) var flux: Double
  private var falls: [Double] = []
  /// Residual and direction, divided by D; the sweeps' results have one 0 more than voxels.
  private var residual: [Double]
  private var direction: [Double]
  private var up: [Double]
  private var down: [Double]

  init(_ system: DiffusionSystem) {
    self.system = system
    factor = IncompleteFactor(system)
    flux = system.linearFlux
    up = [Double](repeating: 0, count: system.count + 1)
    down = up
    residual = up
    factor.sweep(system.imbalance, into: &residual)
    direction = residual
  }

  var iterations: Int { falls.count }

  /// Steps until the last `window` falls together are at most `tolerance` of the flux.
  mutating func run(tolerance: Double) {
    var energy = factor.square(residual)
    // Exact arithmetic needs at most as many steps as voxels.
    while energy > 0 && falls.count < system.count + 100 {
      let step = energy / multiply()
      falls.append(step * energy)
      flux -= step * energy
      if falls.count >= Self.window, falls.suffix(Self.window).reduce(0, +) <= tolerance * flux {
        return
      }
      for i in 0..<system.count { residual[i] -= step * up[i] }
      let next = factor.square(residual)
      let turn = next / energy
      for i in 0..<system.count { direction[i] = residual[i] + turn * direction[i] }
      energy = next
    }
  }

  /// The matrix times the direction into `up`; returns their product.
  private mutating func multiply() -> Double {
    factor.sweepUp(direction, into: &up)
    for i in down.indices { down[i] = 0 }
    for (i, j) in system.wraps {
      down[Int(i)] -= up[Int(j)]
      down[Int(j)] -= up[Int(i)]
    }
    return factor.sweepDown(direction, &up, &down)
  }
}
