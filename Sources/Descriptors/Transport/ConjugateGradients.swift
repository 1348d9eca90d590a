internal import Volumes

/// Conjugate gradients for the flux alone, preconditioned by multigrid.
///
/// The flux is the least dissipation, J = min Σ conductance·(Δc)². Starting from the linear
/// profile, every step lowers it by α·(r·B·r); the concentration itself is never needed. The
/// preconditioner B is one relaxation (Jacobi's, damped), a correction from the cells of 2×2×2
/// voxels and their levels, and the same relaxation again.
///
/// - Source: Hestenes and Stiefel 1952.
struct ConjugateGradients<Scalar: BinaryFloatingPoint & SIMDScalar> {
  private let equation: PhaseLaplacian<Scalar>
  private let aggregates: [Int32]
  private let cycle: AggregationCycle
  private var residual: PhaseLaplacian<Scalar>.Field
  private var direction: PhaseLaplacian<Scalar>.Field
  private var relaxed: PhaseLaplacian<Scalar>.Field
  private var image: PhaseLaplacian<Scalar>.Field
  private var bound = EnergyBound()

  private let linearFlux: Double
  private(set) var flux: Double
  private(set) var iterations = 0
  /// At most this much lies between `flux` and the least dissipation.
  private(set) var error = Double.infinity

  /// - Parameter slabs: The phase, percolating components only.
  init(_ slabs: [Slab], _ sides: Sides, _ edges: VoxelEdges) {
    let (equation, start) = PhaseLaplacian<Scalar>.make(slabs, sides, edges)
    let found = VoxelAggregates(slabs, equation.grid, edges)
    aggregates = found.ofVoxel
    let graph = BondGraph(found.bonds(equation.grid, sides), earth: found.earth)
    cycle = AggregationCycle(graph, cells: found.cells, edges: found.edges)
    self.equation = equation
    (linearFlux, flux) = (start.flux, start.flux)
    (residual, image) = (start.residual, start.spare)
    direction = PhaseLaplacian<Scalar>.Field(repeating: .zero, count: equation.grid.count)
    relaxed = direction
  }

  /// Rounding may move the flux by about this much: on test films, up to 50 units in the last
  /// place of where it began.
  var rounding: Double { 50 * Double(Scalar.ulpOfOne) * linearFlux }

  /// Steps until the error is at most `tolerance` of the flux.
  mutating func run(tolerance: Double) {
    var energy = precondition()
    var turn = 0.0
    error = energy
    while energy > 0, error > tolerance * flux, iterations < Self.mostSteps {
      equation.combine(&direction, times: turn, plus: relaxed)
      let length = energy / equation.apply(&direction, into: &image)
      equation.subtract(length, times: image, from: &residual)
      flux -= length * energy
      iterations += 1
      error = bound.add(energy: energy, turn: turn, length: length)
      if error <= tolerance * flux { return }
      let next = precondition()
      turn = next / energy
      energy = next
    }
  }

  /// Far more than rounding lets any film need.
  private static var mostSteps: Int { 1000 }

  /// relaxed = B·residual; returns their product.
  private mutating func precondition() -> Double {
    cycle.clear()
    equation.restrict(&residual, aggregates, into: &cycle.right, spare: &image)
    cycle.solve()
    equation.prolong(
      residual, cycle.answer, aggregates, scale: AggregationCycle.stretch, into: &image)
    return equation.relax(&image, residual, into: &relaxed)
  }
}
