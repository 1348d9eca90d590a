/// What one step does to every mode of a film, worked out once per length of step.
final class StepTable {
  let keep: LaneBuffer
  let push: LaneBuffer
  let correct: LaneBuffer
  private(set) var timeStep = 0.0
  private let modes: FilmModes
  private let scheme: TimeScheme
  private let equation: CahnHilliard
  private let stabilisation: Double

  init(modes: FilmModes, scheme: TimeScheme, equation: CahnHilliard, stabilisation: Double) {
    (self.modes, self.scheme) = (modes, scheme)
    (self.equation, self.stabilisation) = (equation, stabilisation)
    keep = LaneBuffer(count: modes.floatCount)
    push = LaneBuffer(count: modes.floatCount)
    correct = LaneBuffer(count: modes.floatCount)
  }

  /// Makes the table that of the step Δt, a difference in the last digits aside.
  func prepare(timeStep Δt: Double) {
    guard abs(Δt - timeStep) > 1e-9 * Δt else { return }
    timeStep = Δt
    for row in 0..<modes.rowCount { fill(row: row) }
  }

  private func fill(row: Int) {
    let side = modes.sideSquare(ofRow: row)
    let (A, κ) = (stabilisation, equation.gradientCoefficient)
    for group in 0..<modes.lanesPerRow {
      let place = row * modes.lanesPerRow + group
      for lane in stride(from: 0, to: 4, by: 2) where modes.rowCounts[group][lane] > 0 {
        let k2 = Double(modes.kx2[group][lane]) + side
        let drive = -timeStep * equation.mobility * k2
        let weights = scheme.weights(decay: -drive * (A + κ * k2), drive: drive)
        for part in 0..<2 {
          keep.lanes[place][lane + part] = weights.keep
          push.lanes[place][lane + part] = weights.push
          correct.lanes[place][lane + part] = weights.correct
        }
      }
    }
  }
}
