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

  private let system: DiffusionSystem
  private let inverse: [Double]

  init(_ system: DiffusionSystem) {
    self.system = system
    let n = Int32(system.count)
    var inverse = [Double](repeating: 0, count: system.count + 1)
    for i in 0..<system.count {
      var pivot = system.degree[i]
      for axis in 0..<3 where system.before[i][axis] < n {
        let j = Int(system.before[i][axis])
        let later = system.after[j]
        let fill = (0..<3).count { later[$0] < n } - 1
        pivot -= inverse[j] * (1 + Self.relaxation * Double(fill))
      }
      inverse[i] = 1 / pivot
    }
    self.inverse = inverse
  }

  /// M⁻¹ r, followed by a 0 for bonds that are not there.
  func solve(_ r: [Double], into z: inout [Double]) {
    for i in 0..<system.count {
      let b = system.before[i]
      z[i] = (r[i] + z[Int(b.x)] + z[Int(b.y)] + z[Int(b.z)]) * inverse[i]
    }
    for i in stride(from: system.count - 1, through: 0, by: -1) {
      let a = system.after[i]
      z[i] += (z[Int(a.x)] + z[Int(a.y)] + z[Int(a.z)]) * inverse[i]
    }
  }
}
