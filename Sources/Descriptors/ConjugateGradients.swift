/// Preconditioned conjugate gradients for the flux alone.
///
/// The flux is the least dissipation, J = min Σ conductance·(Δc)². Starting from the linear
/// profile c₀, every step lowers it by α·(r, z); the concentration itself is never needed. The
/// falls of the last steps estimate what is left to gain.
///
/// - Source: Hestenes and Stiefel 1952; error estimate after Strakoš and Tichý 2002.
enum ConjugateGradients {
  /// Steps over which the fall is summed to estimate the error.
  static let window = 6

  /// - Parameter tolerance: The fall over the last `window` steps, over the flux, that ends it.
  static func solve(
    _ system: DiffusionSystem, tolerance: Double
  ) -> (flux: Double, iterations: Int) {
    let factor = IncompleteFactor(system)
    let n = system.count
    var flux = system.linearFlux
    var falls: [Double] = []
    var residual = system.imbalance.map { -$0 }
    var preconditioned = [Double](repeating: 0, count: n + 1)
    var product = [Double](repeating: 0, count: n)
    factor.solve(residual, into: &preconditioned)
    var direction = preconditioned
    var energy = dot(residual, preconditioned, n)
    // Exact arithmetic needs at most n steps.
    while energy > 0 && falls.count < n + 100 {
      system.apply(direction, into: &product)
      let step = energy / dot(direction, product, n)
      falls.append(step * energy)
      flux -= step * energy
      if falls.suffix(window).reduce(0, +) <= tolerance * flux, falls.count >= window { break }
      for i in 0..<n { residual[i] -= step * product[i] }
      factor.solve(residual, into: &preconditioned)
      let next = dot(residual, preconditioned, n)
      let turn = next / energy
      for i in 0..<n { direction[i] = preconditioned[i] + turn * direction[i] }
      energy = next
    }
    return (flux, falls.count)
  }

  private static func dot(_ a: [Double], _ b: [Double], _ n: Int) -> Double {
    var sum = SIMD4<Double>.zero
    for i in stride(from: 0, to: n - n % 4, by: 4) {
      let left = SIMD4<Double>(a[i], a[i + 1], a[i + 2], a[i + 3])
      let right = SIMD4<Double>(b[i], b[i + 1], b[i + 2], b[i + 3])
      sum += left * right
    }
    return (n - n % 4..<n).reduce(sum.sum()) { $0 + a[$1] * b[$1] }
  }
}
