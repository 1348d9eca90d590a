import Glibc
package import Volumes

/// A film that anneals step by step, as far and as fast as its caller drives it.
///
///     let annealing = try Annealing(equation, from: field, stoppingAt: [10, 100])
///     while let state = try annealing.next() { record(state) }
///
/// The step's length follows the local error, and is trimmed so that each asked time is met
/// exactly. A step that would raise the free energy, lose accuracy or leave φ ∈ (0, 1) is not
/// taken: a shorter one is. Two runs of the same input give the same bits, on any number of threads.
///
/// With thermal noise the film moves unevenly, its energy rises and falls, and neither shows an error:
/// steps are of one length, that up to which the noise is right, or shorter where φ would leave (0, 1).
package final class Annealing {
  package let equation: CahnHilliard
  package private(set) var state: AnnealingState
  private let settings: AnnealingSettings
  private var stops: [Double]
  private var nextStop = 0
  private var suggestion: Double
  /// Steps for which the length may not grow: where a phase is nearly pure, a step that left (0, 1)
  /// is followed by others that would.
  private var patience = 0
  private static let rounding = 2e-8
  private let film: Film

  /// - Parameters:
  ///   - field: Donor volume fraction φ, each value in (0, 1).
  ///   - stops: Times at which to stop, all positive, ascending; the last one ends the annealing.
  ///   - seed: The seed of the thermal noise.
  package init(
    _ equation: CahnHilliard, from field: Field, stoppingAt stops: [Double],
    settings: AnnealingSettings = AnnealingSettings(), seed: UInt64 = 0
  ) throws(PhaseFieldError) {
    precondition(
      zip([0] + stops, stops).allSatisfy { $0 < $1 && $1.isFinite }, "stops are positive, ascending"
    )
    try settings.check()
    try equation.check(for: field.shape)
    if let index = field.values.firstIndex(where: { !($0 > 0 && $0 < 1) }) {
      let (x, y, z) = field.shape.coordinates(of: index)
      throw .badField(value: field.values[index], x: x, y: y, z: z)
    }
    self.equation = equation
    self.settings = settings
    self.stops = stops
    film = Film(field, equation: equation, settings: settings, seed: seed)
    suggestion = min(film.longestStep, 1e-3 / equation.mobility)
    state = AnnealingState(
      step: 0, time: 0, timeStep: 0, energy: film.summary.energy,
      deviation: film.summary.deviation, isStop: false)
  }

  /// Takes one step; nil when the last stop has been reached.
  package func next() throws(PhaseFieldError) -> AnnealingState? {
    guard nextStop < stops.count else { return nil }
    let stop = stops[nextStop]
    while true {
      let length = min(suggestion, longestStep)
      let stepsLeft = max(1, ((stop - state.time) / length - 1e-6).rounded(.up))
      let Δt = (stop - state.time) / stepsLeft
      let outcome = film.attempt(timeStep: Δt, step: state.step + 1)
      if case .done(let summary, let error) = outcome, isSound(summary, error: error) {
        lengthen(after: Δt, error: error)
        return advance(by: Δt, to: summary, stop: stepsLeft == 1 ? stop : nil)
      }
      try shorten(after: Δt, outcome)
    }
  }

  /// Replaces the stops that are still to come.
  ///
  /// - Parameter times: Times later than the present one, ascending; the last one ends the annealing.
  package func stop(at times: [Double]) {
    precondition(
      zip([state.time] + times, times).allSatisfy { $0 < $1 && $1.isFinite },
      "stops are later than the present, ascending")
    (stops, nextStop) = (times, 0)
  }

  /// How often the equation was evaluated so far, for steps that were taken and for those that were
  /// not.
  package var evaluations: Int { film.evaluations }

  /// φ of the present state.
  package var field: Field { Field(shape: film.shape, values: film.values()) }

  /// The size of the structure, 2π/⟨k⟩ with ⟨k⟩ the mean wavenumber of |φ̂|², in voxels.
  package var wavelength: Double { 2 * .pi / film.meanWavenumber() }

  /// How far the phases have parted: φ's deviation as a part of that of two coexisting phases with
  /// sharp interfaces; nil where the blend has no two phases.
  package var separation: Double? {
    separatedDeviation.map { film.summary.deviation / $0 }
  }

  /// φ's deviation once the film is two coexisting phases with sharp interfaces. Found once: the
  /// coexisting φ take milliseconds.
  private lazy var separatedDeviation: Double? =
    equation.freeEnergy.separatedDeviation(at: film.mean)

  /// While the film is nearly mixed its waves must grow at the right rates.
  private var longestStep: Double {
    film.summary.deviation < 0.05
      ? min(film.longestGrowthStep, film.longestStep) : film.longestStep
  }

  private func isSound(_ summary: Film.Summary, error: Double) -> Bool {
    if film.thermalNoise != nil { return true }
    // Single precision rounds f, a sum of terms up to 1 + χ/4, and φ̂ at every step.
    let roundOff = 1e-7 * (1 + equation.freeEnergy.interactionParameter / 4)
    return error <= settings.tolerance * film.summary.deviation + 5e-7
      && summary.energy <= film.summary.energy + roundOff
  }

  private func advance(by Δt: Double, to summary: Film.Summary, stop: Double?) -> AnnealingState {
    film.accept(summary)
    if stop != nil { nextStop += 1 }
    state = AnnealingState(
      step: state.step + 1, time: stop ?? state.time + Δt, timeStep: Δt, energy: summary.energy,
      deviation: summary.deviation, isStop: stop != nil)
    return state
  }

  private func lengthen(after Δt: Double, error: Double) {
    guard film.thermalNoise == nil else {
      suggestion = min(film.longestStep, 2 * suggestion)
      return
    }
    if patience > 0 {
      patience -= 1
      suggestion = min(suggestion, Δt)
      return
    }
    // What rounding leaves of a film at rest is no error that a shorter step would lessen.
    let allowed = max(settings.tolerance * film.summary.deviation, Self.rounding)
    let ratio = allowed / max(error, 1e-12)
    let best = 0.85 * Δt * pow(ratio, 1 / settings.scheme.errorPower)
    if best > 1.1 * suggestion || best < 0.95 * Δt { suggestion = min(best, 2 * suggestion) }
  }

  private func shorten(after Δt: Double, _ outcome: Film.Outcome) throws(PhaseFieldError) {
    suggestion = Δt / 2
    if film.hasWalls, case .left = outcome { patience = 8 }
    guard suggestion < 1e-9 * max(state.time, 1 / equation.mobility) else { return }
    guard case .left(let index, let value) = outcome else {
      throw .noProgress(step: state.step + 1, time: state.time, timeStep: Δt)
    }
    let (x, y, z) = film.shape.coordinates(of: index)
    throw .leftRange(
      field: "φ", value: value, step: state.step + 1, time: state.time, x: x, y: y, z: z)
  }
}

extension CahnHilliard {
  /// Throws where a film of this shape cannot have what the equation asks.
  fileprivate func check(for shape: Shape) throws(PhaseFieldError) {
    if thermalNoise > 0 && mobilityLaw != .constant {
      throw .badSetting(
        name: "thermal_noise", value: thermalNoise, allowed: "0 with degenerate mobility")
    }
    let surfaces = [("cathode", cathode), ("anode", anode)]
    for (name, surface) in surfaces where shape.nz == 1 && surface != SurfaceEnergy() {
      throw .badSetting(
        name: name, value: surface.linear,
        allowed: "0 in a film of one slab, which has no electrode")
    }
  }
}

extension Shape {
  /// The coordinates of the voxel at an index in memory.
  func coordinates(of index: Int) -> (x: Int, y: Int, z: Int) {
    (index % nx, index / nx % ny, index / slab)
  }
}
