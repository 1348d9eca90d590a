import CFFTW
package import Volumes

/// What a benchmark times: one step of a film, and beside it the one pair of real transforms that no
/// step can do without.
///
///     let timing = try StepTiming(shape: shape, settings: AnnealingSettings(threads: 2))
///     let ratio = timing.step() / timing.transformPair()  // medians of many, taken in turn
package final class StepTiming {
  private let film: Film
  private let timeStep: Double
  private let voxels, waves: LaneBuffer
  private let plans: (there: FourierPlan, back: FourierPlan)

  /// A film at χ = 3 that has separated, and FFTW's measured plans for its shape; some seconds.
  ///
  /// - Parameter settings: Scheme, physics and threads, the latter for both the step and the pair.
  package init(shape: Shape, settings: AnnealingSettings) throws(PhaseFieldError) {
    let equation = settings.equation(interactionParameter: 3)
    let annealing = try Annealing(
      equation, from: try mixedFilm(0.5, shape: shape, seed: 1, settings: settings),
      stoppingAt: [60 / equation.mobility], settings: settings)
    while try annealing.next() != nil {}
    film = Film(annealing.field, equation: equation, settings: settings)
    timeStep = annealing.state.timeStep
    voxels = LaneBuffer(count: shape.count)
    waves = LaneBuffer(count: 2 * (shape.nx / 2 + 1) * shape.ny * shape.nz)
    plans = FourierPlan.film(
      [shape.nz, shape.ny, shape.nx], threads: settings.threads, voxels: voxels.floats,
      waves: waves.complex)
    for i in voxels.lanes.indices { voxels.lanes[i] = Lanes(repeating: 0.5) }
  }

  /// Seconds of wall time that one real transform there and one back take, in three dimensions at once.
  package func transformPair() -> Double {
    seconds {
      fftwf_execute_dft_r2c(plans.there.plan, voxels.floats, waves.complex)
      fftwf_execute_dft_c2r(plans.back.plan, waves.complex, voxels.floats)
    } after: {
      let scale = 1 / Float(film.shape.count)
      for i in voxels.lanes.indices { voxels.lanes[i] *= scale }
    }
  }

  /// Seconds of wall time that one step takes, its error, its energy and its acceptance included.
  package func step() -> Double {
    seconds {
      if case .done(let summary, _) = film.attempt(timeStep: timeStep, step: 1) {
        film.accept(summary)
      }
    }
  }

  private func seconds(_ body: () -> Void, after: () -> Void = {}) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(body)
    after()
    return Double(time.components.seconds) + 1e-18 * Double(time.components.attoseconds)
  }
}
