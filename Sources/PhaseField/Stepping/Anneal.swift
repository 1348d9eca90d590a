import Glibc
package import Volumes

/// Anneals a well-mixed film for the time 10^log_time, and returns its φ.
///
/// - Parameters:
///   - seed: The seed of the noise in the well-mixed film, and of the thermal noise.
///   - progress: Receives the part of log_time that is done, 0 to 1, counted from time 1; what it
///     throws ends the annealing.
package func anneal(
  _ process: ProcessConditions, shape: Shape, seed: UInt64,
  settings: AnnealingSettings = AnnealingSettings(), progress: (Double) throws -> Void = { _ in }
) throws -> Field {
  try settings.check()
  let annealing = try Annealing(
    settings.equation(interactionParameter: process.chi),
    from: try mixedFilm(process.phi, shape: shape, seed: seed, settings: settings),
    stoppingAt: [pow(10, process.logTime)], settings: settings, seed: seed)
  while let state = try annealing.next() {
    let done = log10(max(1, state.time)) / max(process.logTime, 1e-6)
    try progress(state.isStop ? 1 : min(1, done))
  }
  return annealing.field
}

/// The well-mixed film that annealing starts from: φ with the settings' noise.
package func mixedFilm(
  _ φ: Double, shape: Shape, seed: UInt64, settings: AnnealingSettings
) throws(PhaseFieldError) -> Field {
  try settings.check()
  let room = 7 * settings.noise
  guard φ > room && φ < 1 - room else {
    throw .badSetting(
      name: "phi", value: φ,
      allowed: "\(room) to \(1 - room), so that the noise stays between 0 and 1")
  }
  return noisyField(mean: φ, amplitude: settings.noise, shape: shape, seed: seed)
}
