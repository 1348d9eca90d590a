import Volumes

/// From a trial's waves to its ĝ. They go through the slabs once; where mobility differs from voxel to
/// voxel twice, the second time with μ̂.
extension Film {
  /// From the waves that were sent, those of the trial, to its voxels' terms, on their way to
  /// ``settle(_:_:)``.
  ///
  /// - Returns: The means of f(φ) and of (φ − φ̄)²; the former is infinite outside (0, 1).
  func evaluate() -> SIMD2<Double> {
    let sums = crew.sum(shape.nz) { slab, worker in
      let (voxels, z) = (benches[worker].voxels, transform.order[slab])
      transform.give(voxels: voxels, slab: slab)
      flux?.setMobility(from: voxels, z: z)
      let sums = local.replaceByForce(voxels, count: shape.slab, z: z, of: shape.nz)
      transform.take(voxels: voxels, slab: slab)
      return sums
    }
    if let flux, sums.x.isFinite { turnIntoRate(flux) }
    return sums / Double(shape.count)
  }

  /// Replaces ĝ between the halves of the transform by ∇·M∇μ.
  private func turnIntoRate(_ flux: FilmFlux) {
    let (κ, scale) = (Float(equation.gradientCoefficient), Float(1 / modes.scale))
    _ = passOverRows {
      transform.give($0)
    } row: { row, sheet in
      let stiffness = stiffness(of: row)
      for group in 0..<modes.lanesPerRow {
        let φ = trial.lanes[row.start + group]
        let i = row.inSheet + group
        sheet[i] = (sheet[i] + (modes.kx2.lanes[group] * κ + stiffness) * φ) * scale
      }
      return .zero
    } after: {
      transform.take($0)
    }
    crew.forEach(shape.nz) { slab, worker in
      transform.give(voxels: benches[worker].voxels, slab: slab)
      flux.setPotential(from: benches[worker].voxels, z: transform.order[slab])
    }
    crew.forEach(shape.nz) { z, _ in flux.rise(z: z) }
    crew.forEach(shape.nz) { slab, worker in
      let bench = benches[worker]
      flux.divergence(z: transform.order[slab], into: bench.voxels, work: bench.work)
      transform.take(voxels: bench.voxels, slab: slab)
    }
  }

  /// Makes a row of ĝ of what ``evaluate()`` left: nothing to do, or from the rate R̂ that ĝ with
  /// which the constant mobility M would give it, −R̂/(Mk²) − (A + κk²)φ̂.
  @inline(__always)
  func settle(_ row: WaveRow, _ sheet: UnsafeMutableBufferPointer<Lanes>) {
    guard flux != nil else { return }
    let (κ, M) = (Float(equation.gradientCoefficient), Float(equation.mobility))
    let side = Float(row.side)
    for group in 0..<modes.lanesPerRow {
      let (k2, i) = (modes.kx2.lanes[group] + side, row.inSheet + group)
      let potential = sheet[i] / (k2.replacing(with: 1, where: k2 .<= 0) * -M)
      let force = potential - (k2 * κ + Float(stabilisation)) * trial.lanes[row.start + group]
      sheet[i] = force.replacing(with: 0, where: k2 .<= 0)
    }
  }

  /// A + κ(ky² + kz²).
  func stiffness(of row: WaveRow) -> Float {
    Float(stabilisation + equation.gradientCoefficient * row.side)
  }
}
