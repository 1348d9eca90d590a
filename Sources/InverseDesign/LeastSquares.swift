/// The normal equations of a damped least-squares fit, gathered row by row.
///
/// The solution is the x of least Σ w (a·x − b)² + λ|x|² over the rows (a, b) with weights w, from
/// (AᵀWA + λ) x = AᵀWb.
///
/// - Complexity: O(n²) a row and O(n³) for the solution, n the number of unknowns.
struct LeastSquares {
  private let count: Int
  private var matrix: [Double]
  private var right: [Double]

  init(unknowns count: Int) {
    self.count = count
    matrix = [Double](repeating: 0, count: count * count)
    right = [Double](repeating: 0, count: count)
  }

  /// Adds the equation a·x = b.
  mutating func add(_ a: [Double], _ b: Double, weight: Double = 1) {
    for i in 0..<count {
      let factor = weight * a[i]
      for j in 0..<count { matrix[i * count + j] += factor * a[j] }
      right[i] += factor * b
    }
  }

  /// - Parameter damping: λ > 0; then the matrix is positive definite and needs no pivoting.
  func solution(damping: Double) -> [Double] {
    var (matrix, right) = (matrix, right)
    for i in 0..<count { matrix[i * count + i] += damping }
    for pivot in 0..<count {
      for row in pivot + 1..<max(count, pivot + 1) {
        let factor = matrix[row * count + pivot] / matrix[pivot * count + pivot]
        for j in pivot..<count { matrix[row * count + j] -= factor * matrix[pivot * count + j] }
        right[row] -= factor * right[pivot]
      }
    }
    for row in (0..<count).reversed() {
      for j in row + 1..<max(count, row + 1) { right[row] -= matrix[row * count + j] * right[j] }
      right[row] /= matrix[row * count + row]
    }
    return right
  }
}

/// −(JᵀJ + λ)⁻¹ Jᵀ r, the step that lowers |r + J s|² + λ|s|² most.
func dampedStep(_ slope: [[Double]], _ miss: [Double], damping: Double) -> [Double] {
  var equations = LeastSquares(unknowns: slope[0].count)
  for (row, value) in zip(slope, miss) { equations.add(row, -value) }
  return equations.solution(damping: damping)
}
