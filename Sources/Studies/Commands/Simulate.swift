import Descriptors
import Foundation
import PhaseField
import Volumes

/// Anneals a film by the Cahn–Hilliard equation and writes it, or a time series of it.
///
/// - Complexity: about 1,500 steps to log_time 3; see `docs/explanation/simulate.md`.
@discardableResult
package func simulate(_ options: SimulateOptions, listener: Listener) throws -> Simulation {
  let process = try ProcessConditions(
    phi: options.phi, chi: options.chi, logTime: options.logTime)
  try SeriesRecorder.files(of: options).check(overwrite: options.overwrites)
  let settings = try options.settings()
  try settings.check()
  try checkSeparation(process, shape: options.shape, settings: settings)
  try MemoryNeeds.simulation(options.shape)
  remarkOnPurity(settings.equation(interactionParameter: process.chi), listener)
  let film = try mixedFilm(
    process.phi, shape: options.shape, seed: options.seed, settings: settings)
  let annealing = try Annealing(
    settings.equation(interactionParameter: process.chi), from: film,
    stoppingAt: [pow(10, process.logTime)], settings: settings, seed: options.seed)
  var recorder = SeriesRecorder(options, mean: film.mean)
  try recorder.plan(annealing, end: process.logTime) { try drive(annealing, process, listener, $0) }
  try drive(annealing, process, listener) { state in
    if state.isStop { try recorder.record(annealing) }
    return true
  }
  return try recorder.finish(annealing)
}

/// Remarks that phases are so nearly pure that their poorer share is not resolved, and steps are short.
private func remarkOnPurity(_ equation: CahnHilliard, _ listener: Listener) {
  guard let share = equation.unresolvedShare else { return }
  listener.remark(
    "at χ \(equation.freeEnergy.interactionParameter) the phases that coexist are pure to "
      + "\(decimal(share, 5)): so small a share is held below 0.003 and not resolved, and the film takes many "
      + "times the steps of one at χ 4")
}

/// Throws where a film that should separate never would: it is uniform and stays so, or no wave
/// that grows fits into it. Otherwise its steps would stay those of a mixed film to the end.
private func checkSeparation(
  _ process: ProcessConditions, shape: Shape, settings: AnnealingSettings
) throws(PhaseFieldError) {
  let equation = settings.equation(interactionParameter: process.chi)
  let curvature = equation.freeEnergy.curvature(at: process.phi)
  guard curvature < 0, settings.thermalNoise == 0,
    equation.cathode == SurfaceEnergy(), equation.anode == SurfaceEnergy()
  else { return }
  guard settings.noise > 0 else {
    throw .badSetting(
      name: "noise", value: 0,
      allowed: "more than 0, as a uniform film without electrodes or thermal noise never separates")
  }
  // A wave grows while k² < −f″/κ; the longest has one period along x or y, half of one along z.
  let wavelength = 2 * .pi / (-curvature / settings.gradientCoefficient).squareRoot()
  guard
    Double(max(shape.nx, shape.ny)) <= wavelength && Double(shape.nz) <= wavelength / 2
      || shape.count == 1
  else { return }
  throw .badSetting(
    name: "the film's widest side", value: Double(max(shape.nx, shape.ny)),
    allowed: "more than \(Int(wavelength.rounded(.down))) voxels along x or y, or more than "
      + "\(Int((wavelength / 2).rounded(.down))) along z: no shorter film of this φ, χ and κ separates"
  )
}

/// Steps on as long as `body` says so, telling the listener of the part of log_time that is done.
private func drive(
  _ annealing: Annealing, _ process: ProcessConditions, _ listener: Listener,
  _ body: (AnnealingState) throws -> Bool
) throws {
  while let state = try annealing.next() {
    let done = log10(max(1, state.time)) / max(process.logTime, 1e-6)
    listener.progress(
      StageProgress(
        stage: "simulate", done: Int(min(1, done) * 1000), total: 1000,
        note: "t \(decimal(state.time, 1)), wavelength \(decimal(annealing.wavelength, 1))"))
    guard try body(state) else { return }
  }
}

extension Field {
  /// The mean of all voxels.
  var mean: Double { values.reduce(0) { $0 + Double($1) } / Double(values.count) }
}
