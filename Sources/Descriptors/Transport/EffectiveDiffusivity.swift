public import Volumes

/// Steady diffusion through one phase of a film, from the cathode to the anode.
///
/// ∇²c = 0 in the phase, c = 1 half a voxel below the slab z = 0, c = 0 half a voxel above the
/// slab z = nz − 1, no flux into the other phases; six neighbours, the conductance between two the
/// area of their face over the length between their middles. The sides let nothing through
/// when open, and join when periodic. Whether a path exists is answered first: only
/// face-connected components that touch both electrodes carry flux.
///
/// - Source: Cooper et al. 2016 (TauFactor) for the definition.
public struct EffectiveDiffusivity: Equatable, Sendable {
  /// The default of `tolerance`.
  public static let defaultTolerance = 1e-6

  /// The share of all voxels that belong to the phase, islands included.
  public let fraction: Double
  /// Flux over that of a solid block of the phase, in [0, fraction]; 0 without a path.
  public let relative: Double
  /// The relative error of `relative`, at most: an estimated bound.
  public let tolerance: Double
  /// Steps of the conjugate gradients.
  public let iterations: Int

  /// Whether a path of face neighbours joins the electrodes.
  public var percolates: Bool { relative > 0 }

  /// τ = fraction / relative, at least 1; infinite without a path; nil without the phase.
  public var tortuosityFactor: Double? { fraction == 0 ? nil : fraction / relative }

  /// - Parameters:
  ///   - phase: The phase that conducts.
  ///   - volume: The film.
  ///   - sides: What lies beyond the volume in x and y.
  ///   - tolerance: The estimated relative error at which the solver stops.
  /// - Precondition: `tolerance` is positive and finite.
  /// - Complexity: O(voxels · iterations), about 80 bytes per voxel of the film; half of that where
  ///   the tolerance allows single precision.
  public init(
    of phase: Phase, in volume: Volume, sides: Sides, tolerance: Double = defaultTolerance
  ) {
    precondition(tolerance.isFinite && tolerance > 0, "a tolerance is positive")
    let phases = PhaseSlabs(volume, sides: sides)
    let slabs = phases[phase]
    self.init(slabs, Runs(slabs), sides, phases.edges, tolerance: tolerance)
  }

  init(
    _ slabs: [Slab], _ runs: Runs, _ sides: Sides, _ edges: VoxelEdges,
    tolerance: Double = defaultTolerance
  ) {
    let shape = runs.shape
    let components = Components(runs, .faces(sides))
    fraction = Double(components.sizes.reduce(0, +)) / Double(shape.count)
    self.tolerance = tolerance
    let spanning = components.spanningZ
    guard spanning.contains(true) else {
      (relative, iterations) = (0, 0)
      return
    }
    let phase = components.slabs(of: slabs, in: spanning)
    let flux: Double
    (flux, iterations) = Self.solve(phase, sides, edges, tolerance)
    relative = flux * Double(shape.nz) / Double(shape.slab)
  }

  /// In single precision where its rounding stays well below the tolerance, else in double.
  private static func solve(
    _ phase: [Slab], _ sides: Sides, _ edges: VoxelEdges, _ tolerance: Double
  ) -> (Double, Int) {
    if tolerance >= 3e-4 {
      var fast = ConjugateGradients<Float>(phase, sides, edges)
      fast.run(tolerance: tolerance)
      if 10 * fast.rounding <= tolerance * fast.flux { return (fast.flux, fast.iterations) }
    }
    var exact = ConjugateGradients<Double>(phase, sides, edges)
    exact.run(tolerance: tolerance)
    return (exact.flux, exact.iterations)
  }
}
