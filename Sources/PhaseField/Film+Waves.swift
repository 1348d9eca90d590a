import Glibc

/// The passes over a film's waves: all work on whole rows, in memory order.
extension Film {
  /// `trial` = keep·φ̂ + push·ĝ + correct·slope·(ĝ − ĝ′), and the same scaled for the way back in
  /// `scratch`. ĝ′ is that before the last step.
  func predict(slope: Double) {
    let slope = Float(slope)
    let (before, correct) = (forceBefore.lanes, table.correct.lanes)
    let scale = Float(1 / modes.scale)
    let (φ, g) = (waves.lanes, force.lanes)
    let (keep, push) = (table.keep.lanes, table.push.lanes)
    let (out, scaled) = (trial.lanes, scratch.lanes)
    for i in 0..<φ.count {
      let rise = (g[i] - before[i]) * slope
      let value = keep[i] * φ[i] + push[i] * g[i] + correct[i] * rise
      out[i] = value
      scaled[i] = value * scale
    }
  }

  /// Compares the ĝ in `scratch` with what ``predict(slope:)`` took it for: the difference times
  /// `correct` is the local error, and what a Runge–Kutta step adds.
  ///
  /// - Returns: The error's root mean square over the film, and ⟨|∇φ|²⟩ of the trial.
  func correct(adding: Bool, slope: Double) -> (error: Double, roughness: Double) {
    let scale = Float(1 / modes.scale)
    let kept: Float = adding ? 1 : 0
    let slope = Float(slope)
    let (g, before, weight) = (force.lanes, forceBefore.lanes, table.correct.lanes)
    let (out, work) = (trial.lanes, scratch.lanes)
    var error = 0.0
    let roughness = sumOverRows { row, rowError, bent, plain in
      let start = row * modes.lanesPerRow
      for group in 0..<modes.lanesPerRow {
        let i = start + group
        let change = weight[i] * (work[i] - g[i] - (g[i] - before[i]) * slope)
        let value = out[i] + change * kept
        let size = modes.rowCounts[group] * value * value
        rowError += modes.rowCounts[group] * change * change
        bent += modes.kx2[group] * size
        plain += size
        if adding {
          out[i] = value
          work[i] = value * scale
        }
      }
    } error: {
      error += $0
    }
    return (error.squareRoot(), roughness)
  }

  /// ⟨|∇φ|²⟩ of a state.
  func roughness(of waves: LaneBuffer) -> Double {
    sumOverRows { row, _, bent, plain in
      let start = row * modes.lanesPerRow
      for group in 0..<modes.lanesPerRow {
        let value = waves.lanes[start + group]
        let size = modes.rowCounts[group] * value * value
        bent += modes.kx2[group] * size
        plain += size
      }
    } error: { _ in
    }
  }

  /// `waves` scaled for the way back.
  func rescale(_ waves: LaneBuffer, into target: LaneBuffer) {
    let scale = Float(1 / modes.scale)
    for i in 0..<waves.lanes.count { target.lanes[i] = waves.lanes[i] * scale }
  }

  /// The mean wavenumber ⟨k⟩ = Σ k|φ̂|² / Σ|φ̂|², the uniform mode left out; radians per voxel.
  func meanWavenumber() -> Double {
    var (moment, total) = (0.0, 0.0)
    for row in 0..<modes.rowCount {
      let side = Float(modes.sideSquare(ofRow: row))
      let start = row * modes.lanesPerRow
      var (rowMoment, rowTotal) = (Lanes.zero, Lanes.zero)
      for group in 0..<modes.lanesPerRow {
        let value = waves.lanes[start + group]
        let k = (modes.kx2[group] + side).squareRoot()
        let size = (modes.rowCounts[group] * value * value).replacing(
          with: 0, where: k .<= 0)
        rowMoment += k * size
        rowTotal += size
      }
      let weight = modes.weight(ofRow: row)
      moment += weight * Double(rowMoment.sum())
      total += weight * Double(rowTotal.sum())
    }
    return total > 0 ? moment / total : 0
  }

  /// Σ over rows of weight·(Σ kx²|û|² + (ky² + kz²) Σ|û|²): the mean square gradient.
  @inline(__always)
  private func sumOverRows(
    _ body: (Int, inout Lanes, inout Lanes, inout Lanes) -> Void, error: (Double) -> Void
  ) -> Double {
    var roughness = 0.0
    for row in 0..<modes.rowCount {
      var (rowError, bent, plain) = (Lanes.zero, Lanes.zero, Lanes.zero)
      body(row, &rowError, &bent, &plain)
      let weight = modes.weight(ofRow: row)
      let side = modes.sideSquare(ofRow: row)
      roughness += weight * (Double(bent.sum()) + side * Double(plain.sum()))
      error(weight * Double(rowError.sum()))
    }
    return roughness
  }
}
