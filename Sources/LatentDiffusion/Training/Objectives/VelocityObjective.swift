import Tensors

/// The denoiser's: the mean square error of what it tells, the velocity or the noise.
///
/// Steps of the schedule are spread evenly over a batch, which calms the loss. The condition is
/// left out of some samples, so that the network also learns the distribution without it.
///
/// - Source: Salimans and Ho 2022, section 4; Ho and Salimans 2022, algorithm 1.
final class VelocityObjective: Objective {
  private let denoiser: any NoiseEstimating
  private let schedule: NoiseSchedule
  private let latents: LatentLessons
  private let conditions: [String]
  private let settings: DiffusionSettings

  init(
    _ denoiser: any NoiseEstimating, schedule: NoiseSchedule, lessons: LatentLessons,
    conditions: [String], settings: DiffusionSettings
  ) {
    self.denoiser = denoiser
    self.schedule = schedule
    latents = lessons
    self.conditions = conditions
    self.settings = settings
  }

  var network: any Module { denoiser }
  var lessons: any Lessons { latents }
  let quantities = ["loss"]

  func samples(at step: Int) -> Int { settings.stage.batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let count = settings.stage.batch
    let drawn = latents.batch(count, at: step)
    var draws = latents.draws(at: step)
    return try loss(
      drawn.values, drawn.attributes, dropping: settings.conditionDropout, draws: &draws)
  }

  /// The loss on held-out latents, always with the same noise and the condition.
  func validate() throws(TensorError) -> [Double] {
    var draws = latents.draws(at: -1)
    return try withoutGradients { () throws(TensorError) in
      [
        try loss(
          latents.heldOut.values, latents.heldOut.attributes, dropping: 0, draws: &draws
        ).item()
      ]
    }
  }

  private func loss(
    _ clean: [Float], _ attributes: [[Double]], dropping: Double, draws: inout Draws
  ) throws(TensorError) -> Tensor {
    let count = attributes.count
    let size = clean.count / count
    let ε = draws.normals(clean.count)
    var noisy = clean
    var target = clean
    var steps: [Int] = []
    var known: [Float] = []
    for sample in 0..<count {
      let place = (Double(sample) + draws.uniform()) / Double(count)
      let step = min(Int(place * Double(schedule.count)), schedule.count - 1)
      let (α, σ) = (Float(schedule.signal[step]), Float(schedule.noise[step]))
      for number in sample * size..<(sample + 1) * size {
        noisy[number] = α * clean[number] + σ * ε[number]
        target[number] = denoiser.parametrisation.target(
          clean: clean[number], noise: ε[number], signal: α, deviation: σ)
      }
      steps.append(step)
      known.append(draws.uniform() < dropping ? 0 : 1)
    }
    let told = try denoiser(
      latents.tensor(noisy, count: count), steps: steps,
      conditions: latents.standardised(attributes, conditions), known: latents.column(known))
    return try told.mseLoss(latents.tensor(target, count: count))
  }
}
