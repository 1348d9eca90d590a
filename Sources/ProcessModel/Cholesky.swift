import COpenBLAS
import Foundation

/// The Cholesky factor of a symmetric positive definite matrix, A = L Lᵀ.
///
/// - Complexity: O(n³/3) to make, O(n²) for a solution; n² numbers are held.
package struct Cholesky: Sendable {
  package let count: Int
  /// L column by column; what lies above the diagonal is not used.
  private let factor: [Double]

  /// Nil where the matrix is not positive definite.
  ///
  /// - Parameter matrix: n × n, its lower triangle column by column.
  package init?(_ matrix: consuming [Double], count: Int) {
    var factor = matrix
    let size = Int32(count)
    let info = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), size, &factor, size)
    guard info == 0 else { return nil }
    self.count = count
    self.factor = factor
  }

  /// log det A.
  var logDeterminant: Double {
    (0..<count).reduce(0) { $0 + 2 * log(factor[$1 * count + $1]) }
  }

  /// L⁻¹ b.
  package func half(_ right: [Double]) -> [Double] {
    var x = right
    cblas_dtrsv(
      CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, Int32(count), factor, Int32(count),
      &x, 1)
    return x
  }

  /// A⁻¹ b.
  package func solution(_ right: [Double]) -> [Double] {
    var x = half(right)
    cblas_dtrsv(
      CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, Int32(count), factor, Int32(count), &x,
      1)
    return x
  }

  /// A⁻¹, its lower triangle column by column. O(n³).
  func inverse() -> [Double] {
    var inverse = factor
    let size = Int32(count)
    let info = LAPACKE_dpotri(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), size, &inverse, size)
    precondition(info == 0, "a factor has no zero on its diagonal")
    return inverse
  }
}
