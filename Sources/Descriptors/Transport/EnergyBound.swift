/// What conjugate gradients may still gain: an upper bound on the energy of the error.
///
/// The steps of conjugate gradients are those of Gauss quadrature for rᵀA⁻¹r; fixing one more node
/// at μ gives Radau's rule, which never falls below the energy of the error when μ lies below every
/// eigenvalue of the preconditioned matrix. μ is set to half the smallest eigenvalue that the steps
/// so far show: `DiffusionErrorTests` measures what that leaves.
///
/// - Source: Golub and Meurant 1997; Meurant and Tichý 2013 for the recurrence.
struct EnergyBound {
  /// μ over the smallest eigenvalue seen.
  static let safety = 0.5

  /// Of each step: its length α, the ratio β of this residual's energy to the last one's.
  private var lengths: [Double] = []
  private var turns: [Double] = []

  /// The bound after one more step.
  ///
  /// - Parameters:
  ///   - energy: r·B·r before the step.
  ///   - turn: That energy over the one before it; 0 in the first step.
  ///   - length: The length of the step.
  mutating func add(energy: Double, turn: Double, length: Double) -> Double {
    lengths.append(length)
    turns.append(turn)
    let μ = Self.safety * smallestEigenvalue
    var γ = 1 / μ
    for i in 1..<max(lengths.count, 1) {
      let left = γ - lengths[i - 1]
      γ = left / (μ * left + turns[i])
    }
    return (γ - length) * energy
  }

  /// The smallest eigenvalue of the steps' tridiagonal matrix, by bisection.
  ///
  /// It lies between 0 and the first diagonal entry. O(steps).
  private var smallestEigenvalue: Double {
    var (low, high) = (0.0, 1 / lengths[0])
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if isBelowAll(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// Sturm's count: no pivot of the matrix less `value` is negative.
  private func isBelowAll(_ value: Double) -> Bool {
    var pivot = 1 / lengths[0] - value
    for i in 1..<max(lengths.count, 1) {
      guard pivot > 0 else { return false }
      let inverse = 1 / lengths[i - 1]
      pivot = 1 / lengths[i] + turns[i] * inverse - value - turns[i] * inverse * inverse / pivot
    }
    return pivot > 0
  }
}
