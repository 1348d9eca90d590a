internal import Volumes

/// The bonds between the voxels of a percolating phase, and its bonds to the electrodes.
///
/// The matrix of ∇²c = 0 is A = degree − adjacency: every pair of face neighbours is a bond of
/// conductance 1, an electrode half a voxel away a bond of conductance 2. It is K + L + Lᵀ + W:
/// the degrees, the bonds to earlier and to later voxels, and those round periodic sides.
struct DiffusionSystem {
  /// Voxels, in memory order.
  let count: Int
  /// The neighbour of each voxel at x − 1, y − 1, z − 1 and x + 1, y + 1, z + 1; `count` for none.
  let before: [SIMD4<Int32>]
  let after: [SIMD4<Int32>]
  /// Bonds that wrap round periodic sides, lower voxel first.
  let wraps: [(Int32, Int32)]
  /// The sum of conductances at each voxel.
  let degree: [Double]
  /// A c₀ − b for the linear profile c₀ = 1 − (z + ½)/nz.
  let imbalance: [Double]
  /// The flux's upper bound given by the linear profile, Σ conductance·(Δc₀)².
  let linearFlux: Double

  init(_ slabs: [Slab], _ sides: Sides) {
    var builder = DiffusionBuilder(slabs, sides)
    builder.bond()
    (count, before, after) = (builder.count, builder.before, builder.after)
    (wraps, degree) = (builder.wraps, builder.degree)
    (imbalance, linearFlux) = (builder.imbalance, builder.linearFlux)
  }
}
