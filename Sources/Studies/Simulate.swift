import Descriptors
import Foundation
import PhaseField
import Volumes

/// Anneals a film by the Cahn–Hilliard equation and writes it, or a time series of it.
///
/// - Complexity: about 1,500 steps to log_time 3; see `docs/simulate.md`.
@discardableResult
public func simulate(_ options: SimulateOptions, listener: Listener) throws -> Simulation {
  let process = try ProcessConditions(
    phi: options.phi, chi: options.chi, logTime: options.logTime)
  try SeriesRecorder.files(of: options).check(overwrite: options.overwrites)
  let settings = try options.settings()
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
