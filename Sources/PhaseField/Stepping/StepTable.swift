import Volumes

/// What one step does to every mode of a film, worked out once per length of step.
///
/// It depends on |ky| alone: a half of the sheets is kept.
final class StepTable {
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
    let count = 4 * modes.lanesPerSheet * (modes.shape.ny / 2 + 1)
    (push, correct) = (LaneBuffer(count: count), LaneBuffer(count: count))
  }

  /// Makes the table that of the step Δt, a difference in the last digits aside.
  func prepare(timeStep Δt: Double, crew: Crew) {
    guard abs(Δt - timeStep) > 1e-9 * Δt else { return }
    timeStep = Δt
    crew.forEach(modes.shape.ny / 2 + 1) { sheet, _ in fill(sheet: sheet) }
  }

  /// Where the weights of a sheet begin.
  func start(ofSheet y: Int) -> Int { min(y, modes.shape.ny - y) * modes.lanesPerSheet }

  private func fill(sheet: Int) {
    let (κ, A) = (Float(equation.gradientCoefficient), Float(stabilisation))
    let rate = Float(timeStep * equation.mobility)
    for row in 0..<modes.shape.nz {
      let side = Float(modes.sideSquare(sheet: sheet, row: row))
      let start = sheet * modes.lanesPerSheet + row * modes.lanesPerRow
      for group in 0..<modes.lanesPerRow {
        let k2 = modes.kx2.lanes[group] + side
        let drive = k2 * -rate
        let weights = scheme.weights(decay: drive * -(k2 * κ + A), drive: drive)
        push.lanes[start + group] = weights.push
        correct.lanes[start + group] = weights.correct
      }
    }
  }
}
