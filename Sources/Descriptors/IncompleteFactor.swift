/// A modified incomplete Cholesky factor of the diffusion matrix, with no fill-in.
///
/// M = (D + L) D⁻¹ (D + Lᵀ), where −L holds the bonds to earlier voxels. Most of the fill-in that
/// is dropped goes back to the diagonal, so that smooth errors shrink too. Bonds round periodic
/// sides are left to the conjugate gradients.
///
/// - Source: Gustafsson 1978.
struct IncompleteFactor {
  /// How much of the fill-in goes back: less than 1, so that D stays positive.
  static let relaxation = 0.97

  private let before: [SIMD4<Int32>]
  private let after: [SIMD4<Int32>]
  /// D, 1/D and degree/D − 2.
  private let pivot: [Double]
  private let inverse: [Double]
  private let rest: [Double]

  init(_ system: DiffusionSystem) {
    (before, after) = (system.before, system.after)
    let n = Int32(system.count)
    let later = system.after.map { j in Double((0..<3).count { j[$0] < n }) }
    var pivot = system.degree
    for i in 0..<system.count {
      for axis in 0..<3 where system.before[i][axis] < n {
        let j = Int(system.before[i][axis])
        pivot[i] -= (1 + Self.relaxation * (later[j] - 1)) / pivot[j]
      }
    }
    self.pivot = pivot
    inverse = pivot.map { 1 / $0 }
    rest = zip(system.degree, pivot).map { $0 / $1 - 2 }
  }

  /// −(D + L)⁻¹ b, followed by a 0 for bonds that are not there.
  func sweep(_ b: [Double], into x: inout [Double]) {
    for i in 0..<pivot.count {
      let j = before[i]
      x[i] = (x[Int(j.x)] + x[Int(j.y)] + x[Int(j.z)] - b[i]) * inverse[i]
    }
  }

  /// t = (D + Lᵀ)⁻¹ D p.
  func sweepUp(_ p: [Double], into t: inout [Double]) {
    for i in stride(from: pivot.count - 1, through: 0, by: -1) {
      let j = after[i]
      t[i] = p[i] + (t[Int(j.x)] + t[Int(j.y)] + t[Int(j.z)]) * inverse[i]
    }
  }

  /// t += (D + L)⁻¹ (D p + (K − 2D) t + s), where s is replaced by the addend.
  ///
  /// - Returns: Σ p·D·t, of the new t.
  func sweepDown(_ p: [Double], _ t: inout [Double], _ s: inout [Double]) -> Double {
    var sum = 0.0
    for i in 0..<pivot.count {
      let j = before[i]
      let bonds = s[i] + s[Int(j.x)] + s[Int(j.y)] + s[Int(j.z)]
      s[i] = p[i] + rest[i] * t[i] + bonds * inverse[i]
      t[i] += s[i]
      sum += p[i] * pivot[i] * t[i]
    }
    return sum
  }

  /// Σ D·x².
  func square(_ x: [Double]) -> Double {
    var sum = SIMD4<Double>.zero
    let n = pivot.count
    for i in stride(from: 0, to: n - n % 4, by: 4) {
      let x = SIMD4<Double>(x[i], x[i + 1], x[i + 2], x[i + 3])
      sum += x * x * SIMD4<Double>(pivot[i], pivot[i + 1], pivot[i + 2], pivot[i + 3])
    }
    return (n - n % 4..<n).reduce(sum.sum()) { $0 + pivot[$1] * x[$1] * x[$1] }
  }
}
