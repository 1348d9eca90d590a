import PhaseField
import Volumes

/// What a scheme's accuracy costs: a film annealed at some tolerance, against the same film annealed
/// in very short steps.
struct WorkPrecision {
  let scheme: TimeScheme
  let tolerance: Double
  /// Transforms there and back that the steps took; at one size of film this is the cost.
  let evaluations: Int
  /// Seconds of wall time.
  let seconds: Double
  /// The root mean square of the difference in φ, as a part of φ's deviation.
  let error: Double

  /// Anneals one film at χ = 3 and φ = 0.45 with each scheme at each tolerance.
  ///
  /// - Parameters:
  ///   - time: Where films are compared; by 100 a film has separated and coarsens.
  ///   - body: Given each result as it is found.
  static func study(
    shape: Shape, time: Double, tolerances: [Double], threads: Int,
    _ body: (WorkPrecision) -> Void
  ) throws(PhaseFieldError) {
    let start = try mixedFilm(0.45, shape: shape, seed: 1, settings: AnnealingSettings())
    let run = { (settings: AnnealingSettings) throws(PhaseFieldError) -> Annealing in
      let annealing = try Annealing(
        settings.equation(interactionParameter: 3), from: start, stoppingAt: [time],
        settings: settings)
      while try annealing.next() != nil {}
      return annealing
    }
    let exact = try run(AnnealingSettings(tolerance: 2e-5, threads: threads))
    for scheme in TimeScheme.allCases {
      for tolerance in tolerances {
        let clock = ContinuousClock()
        let began = clock.now
        let annealing = try run(
          AnnealingSettings(scheme: scheme, tolerance: tolerance, threads: threads))
        let seconds = began.duration(to: clock.now) / .seconds(1)
        let difference = zip(annealing.field.values, exact.field.values).reduce(0.0) {
          $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1)
        }
        let root = (difference / Double(shape.count)).squareRoot()
        body(
          WorkPrecision(
            scheme: scheme, tolerance: tolerance, evaluations: annealing.evaluations,
            seconds: seconds, error: root / exact.state.deviation))
      }
    }
  }
}
