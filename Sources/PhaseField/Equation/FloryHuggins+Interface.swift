import Glibc

extension FloryHuggins {
  /// The width of a flat interface between the coexisting phases, in voxels; nil where χ ≤ χ_c.
  ///
  /// It is the distance in which φ would go from one phase to the other at the steepest slope of its
  /// profile. That profile obeys ½κφ′² = Δf(φ), Δf being the height of f above the common tangent, so
  ///
  ///     w = (φ₂ − φ₁) √(κ / 2 max Δf)
  ///
  /// - Parameter κ: The gradient coefficient, voxel².
  /// - Source: Cahn and Hilliard 1958, eqs. 2.17 to 2.20.
  /// - Complexity: 200 evaluations of f.
  package func interfaceWidth(gradientCoefficient κ: Double) -> Double? {
    guard let binodal else { return nil }
    let length = binodal.upperBound - binodal.lowerBound
    let base = value(at: binodal.lowerBound)
    let tangent = (value(at: binodal.upperBound) - base) / length
    let steps = 200
    let height = (1..<steps).map { step in
      let φ = binodal.lowerBound + length * Double(step) / Double(steps)
      return value(at: φ) - base - tangent * (φ - binodal.lowerBound)
    }.max()!
    return length * (κ / (2 * height)).squareRoot()
  }
}
