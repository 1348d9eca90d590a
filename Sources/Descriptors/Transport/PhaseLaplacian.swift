internal import Volumes

/// The equation of steady diffusion in a phase, A u = b, voxel by voxel.
///
/// Every pair of face neighbours is a bond, along z of conductance 1, along x and y of that of
/// ``LaneGrid/conductance`` (1 for cubes); an electrode half a voxel away is a bond of conductance 2; A = degree − adjacency. Vectors are divided by the degree: what is
/// called a residual here is D⁻¹(b − A u), and the product is D⁻¹A.
struct PhaseLaplacian<Scalar: BinaryFloatingPoint & SIMDScalar> {
  typealias Field = [SIMD8<Scalar>]

  let grid: LaneGrid
  /// The rows that hold voxels of the phase.
  let rows: [Range<Int>]
  /// The sum of conductances at each voxel, and its inverse; 0 off the phase.
  let degree: Field
  let inverse: Field

  /// What is known before the first step.
  struct Start {
    /// D⁻¹(b − A c₀) for the linear profile c₀ = 1 − (z + ½)/nz.
    var residual: Field
    /// The dissipation of the linear profile, Σ conductance·(Δc₀)²: the flux is at most that.
    var flux: Double
    /// Memory of the same size for other use, 0 off the phase.
    var spare: Field
  }

  /// - Parameter slabs: The phase, percolating components only.
  /// - Complexity: O(voxels of the film).
  static func make(
    _ slabs: [Slab], _ sides: Sides, _ edges: VoxelEdges
  ) -> (PhaseLaplacian, Start) {
    let frame = slabs[0].frame
    let grid = LaneGrid(Shape(nx: frame.nx, ny: frame.ny, nz: slabs.count), sides, edges)
    var phase = Field(repeating: .zero, count: grid.count)
    var rows: [Range<Int>] = []
    for y in 0..<frame.ny {
      for k in 0..<grid.depth {
        let row = grid.row(y, k)
        if fill(&phase, row, slabs, y, k, grid.depth) { rows.append(row..<row + frame.nx) }
      }
    }
    grid.exchange(&phase)
    let (degree, inverse, residual, flux) =
      edges.isCube
      ? bonds(phase, rows, grid, CubeStencil()) : bonds(phase, rows, grid, cuboid(grid))
    return (
      PhaseLaplacian(grid: grid, rows: rows, degree: degree, inverse: inverse),
      Start(residual: residual, flux: flux, spare: phase)
    )
  }

  /// Writes 1 where the phase is; returns whether it is anywhere in this row.
  private static func fill(
    _ phase: inout Field, _ row: Int, _ slabs: [Slab], _ y: Int, _ k: Int, _ depth: Int
  ) -> Bool {
    let frame = slabs[0].frame
    var found = false
    for start in stride(from: 0, to: frame.nx, by: 32) {
      var bits = SIMD8<UInt32>.zero
      for lane in 0..<8 where lane * depth + k < slabs.count {
        let word = slabs[lane * depth + k].words[y * frame.stride + start / 64]
        bits[lane] = UInt32(truncatingIfNeeded: word >> UInt64(start % 64))
      }
      guard bits != .zero else { continue }
      found = true
      for x in start..<min(start + 32, frame.nx) {
        let set = (bits &>> SIMD8(repeating: UInt32(x - start))) & 1
        phase[row + x] = SIMD8<Scalar>(SIMD8<Int32>(truncatingIfNeeded: set))
      }
    }
    return found
  }

  /// The sums where voxels are no cubes.
  static func cuboid(_ grid: LaneGrid) -> CuboidStencil<Scalar> {
    CuboidStencil(x: Scalar(grid.conductance.x), y: Scalar(grid.conductance.y))
  }

  /// What follows from where the phase is: 1 there, 0 elsewhere.
  private static func bonds(
    _ phase: Field, _ rows: [Range<Int>], _ grid: LaneGrid, _ stencil: some Stencil<Scalar>
  ) -> (Field, Field, Field, Double) {
    var degree = Field(repeating: .zero, count: grid.count)
    var (inverse, residual) = (degree, degree)
    let drop = 1 / Scalar(grid.shape.nz)
    var flux = 0.0
    for row in rows {
      let k = (row.lowerBound % grid.forward) / grid.up - 1
      let (cathode, anode) = electrodes(k, grid)
      var bonds = SIMD8<Scalar>.zero
      for i in row {
        let below = phase[i] * (phase[i - grid.up] + cathode)
        let above = phase[i] * (phase[i + grid.up] + anode)
        let sides = stencil.sides(phase, i, grid.forward)
        degree[i] = phase[i] * (sides + cathode + anode) + below + above
        inverse[i] = phase[i] / (degree[i] + 1 - phase[i])
        residual[i] = (below - above) * drop * inverse[i]
        bonds += below + above
      }
      flux += Double(bonds.sum()) / 2
    }
    return (degree, inverse, residual, flux * Double(drop) * Double(drop))
  }

  /// 1 in the lanes whose slab k of the block touches the cathode, and the anode.
  private static func electrodes(_ k: Int, _ grid: LaneGrid) -> (SIMD8<Scalar>, SIMD8<Scalar>) {
    var (cathode, anode) = (SIMD8<Scalar>.zero, SIMD8<Scalar>.zero)
    if k == 0 { cathode[0] = 1 }
    let (lane, last) = (grid.shape.nz - 1).quotientAndRemainder(dividingBy: grid.depth)
    if k == last { anode[lane] = 1 }
    return (cathode, anode)
  }
}
