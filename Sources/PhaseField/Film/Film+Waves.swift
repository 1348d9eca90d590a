import Glibc
import Volumes

/// The passes over a film's waves: sheet by sheet, each in a core's cache.
extension Film {
  /// `trial` = φ̂ + push·μ̂ + correct·slope·(ĝ − ĝ′), sent; `expected` = ĝ + slope·(ĝ − ĝ′). ĝ′ is
  /// that before the last step. Heat adds its noise.
  ///
  /// - Parameter step: The step's number, for the noise.
  /// - Returns: ⟨|∇φ|²⟩ of the trial.
  func predict(slope: Double, step: Int) -> Double {
    let (slope, scale) = (Float(slope), Float(1 / modes.scale))
    let κ = Float(equation.gradientCoefficient)
    let (φ, g, before) = (waves.lanes, force.lanes, forceBefore.lanes)
    let (out, guess) = (trial.lanes, expected.lanes)
    let isNoisy = thermalNoise != nil
    return passOverRows { row, sheet in
      let (push, correct) = (table.push.lanes, table.correct.lanes)
      let stiffness = stiffness(of: row)
      var sums = RowSums()
      thermalNoise?.fill(
        sheet.baseAddress! + row.inSheet, row, step: step,
        push: push.baseAddress! + row.weights, κ: κ, stiffness: stiffness)
      for group in 0..<modes.lanesPerRow {
        let (i, weight) = (row.start + group, row.weights + group)
        let rise = (g[i] - before[i]) * slope
        let potential = g[i] + (modes.kx2.lanes[group] * κ + stiffness) * φ[i]
        var value = φ[i] + push[weight] * potential + correct[weight] * rise
        if isNoisy { value += sheet[row.inSheet + group] }
        guess[i] = g[i] + rise
        out[i] = value
        sheet[row.inSheet + group] = value * scale
        sums.add(value, count: modes.rowCounts.lanes[group], kx2: modes.kx2.lanes[group])
      }
      return SIMD2(0, sums.roughness(row))
    } after: {
      transform.take($0)
    }.y
  }

  /// Compares the trial's ĝ with what ``predict(slope:step:)`` expected: the difference times `correct` is
  /// the local error, and what a Runge–Kutta step adds and sends.
  ///
  /// - Returns: The error's root mean square over the film, and ⟨|∇φ|²⟩ of what was sent.
  func correct(adding: Bool) -> (error: Double, roughness: Double) {
    let scale = Float(1 / modes.scale)
    let (out, guess, correct) = (trial.lanes, expected.lanes, table.correct.lanes)
    let sums = passOverRows {
      transform.give($0)
    } row: { row, sheet in
      settle(row, sheet)
      var (sums, error) = (RowSums(), Lanes.zero)
      for group in 0..<modes.lanesPerRow {
        let (i, inSheet) = (row.start + group, row.inSheet + group)
        let change = correct[row.weights + group] * (sheet[inSheet] - guess[i])
        guess[i] = sheet[inSheet]
        error += modes.rowCounts.lanes[group] * change * change
        if adding {
          let value = out[i] + change
          out[i] = value
          sheet[inSheet] = value * scale
          sums.add(value, count: modes.rowCounts.lanes[group], kx2: modes.kx2.lanes[group])
        }
      }
      return SIMD2(row.weight * Double(error.sum()), sums.roughness(row))
    } after: {
      if adding { transform.take($0) }
    }
    return (sums.x.squareRoot(), sums.y)
  }

  /// Sends waves on the way back.
  func send(_ waves: LaneBuffer) {
    let scale = Float(1 / modes.scale)
    _ = passOverRows { row, sheet in
      for i in 0..<modes.lanesPerRow {
        sheet[row.inSheet + i] = waves.lanes[row.start + i] * scale
      }
      return .zero
    } after: {
      transform.take($0)
    }
  }

  /// What the slabs sent, as waves; with `settling`, as ĝ of the trial.
  func collect(into waves: LaneBuffer, settling: Bool = false) {
    _ = passOverRows {
      transform.give($0)
    } row: { row, sheet in
      if settling { settle(row, sheet) }
      for i in 0..<modes.lanesPerRow { waves.lanes[row.start + i] = sheet[row.inSheet + i] }
      return .zero
    }
  }

  /// ⟨|∇φ|²⟩ of a state.
  func roughness(of waves: LaneBuffer) -> Double {
    passOverRows { row, _ in
      var sums = RowSums()
      for group in 0..<modes.lanesPerRow {
        sums.add(
          waves.lanes[row.start + group], count: modes.rowCounts.lanes[group],
          kx2: modes.kx2.lanes[group])
      }
      return SIMD2(0, sums.roughness(row))
    }.y
  }

  /// The mean wavenumber ⟨k⟩ = Σ k|φ̂|² / Σ|φ̂|², the uniform mode left out; radians per voxel.
  func meanWavenumber() -> Double {
    let sums = passOverRows { row, _ in
      let side = Float(row.side)
      var (moment, total) = (Lanes.zero, Lanes.zero)
      for group in 0..<modes.lanesPerRow {
        let value = waves.lanes[row.start + group]
        let k = (modes.kx2.lanes[group] + side).squareRoot()
        let size = (modes.rowCounts.lanes[group] * value * value).replacing(
          with: 0, where: k .<= 0)
        moment += k * size
        total += size
      }
      return SIMD2(Double(moment.sum()), Double(total.sum())) * row.weight
    }
    return sums.y > 0 ? sums.x / sums.y : 0
  }
}
