import Tensors

/// The denoiser's: the mean square error of what it tells, the velocity or the noise.
///
/// Steps of the schedule are spread evenly over a batch, which calms the loss. All conditions or some are
/// left out of some samples, so that the network also learns the distributions without them. A condition
/// that a film does not have, such as the tortuosity of a phase that spans nowhere, is open.
///
/// - Source: Salimans and Ho 2022, section 4; Ho and Salimans 2022, algorithm 1.
final class VelocityObjective: Objective {
  private let denoiser: any NoiseEstimating
  private let schedule: NoiseSchedule
  private let latents: LatentLessons
  private let conditions: [String]
  private let settings: DiffusionSettings
  private let consistency: ConditionConsistency?
  private let measured: ShiftedRequests?

  init(
    _ denoiser: any NoiseEstimating, schedule: NoiseSchedule, lessons: LatentLessons,
    conditions: [String], settings: DiffusionSettings, consistency: ConditionConsistency?,
    measured: MeasuredConsistency?
  ) {
    self.denoiser = denoiser
    self.schedule = schedule
    latents = lessons
    self.conditions = conditions
    self.settings = settings
    self.consistency = consistency
    self.measured = measured.map {
      ShiftedRequests(
        denoiser, schedule: schedule, lessons: lessons, conditions: conditions, consistency: $0)
    }
  }

  var network: any Module { denoiser }
  var lessons: any Lessons { latents }
  var quantities: [String] {
    ["loss"] + (consistency == nil ? [] : ["inconsistency"]) + (measured == nil ? [] : ["unmet"])
  }

  func samples(at step: Int) -> Int { settings.stage.batch }

  func loss(at step: Int) throws(TensorError) -> Tensor {
    let count = settings.stage.batch
    let drawn = latents.batch(count, at: step)
    var draws = latents.draws(at: step)
    let loss = try whole(
      parts(
        drawn.values, drawn.attributes, dropping: settings.conditionDropout,
        opening: denoiser.knowsPartialConditions ? settings.partialRequests : 0, draws: &draws))
    guard let measured, measured.consistency.settings.counts(at: step, of: settings.stage.steps)
    else { return loss }
    return try loss + measured.loss(drawn, at: step) * measured.consistency.settings.weight
  }

  /// The loss on held-out latents, always with the same noise and the condition, and how far they are from
  /// their conditions and from requests near them, in standard deviations squared.
  func validate() throws(TensorError) -> [Double] {
    var draws = latents.draws(at: -1)
    return try withoutGradients { () throws(TensorError) in
      let parts = try parts(
        latents.heldOut.values, latents.heldOut.attributes, dropping: 0, opening: 0, draws: &draws)
      var values = [try parts.loss.item()]
      if consistency != nil { values.append(try parts.inconsistency?.item() ?? 0) }
      if let measured { values.append(try measured.validate()) }
      return values
    }
  }

  func score(_ values: [Double]) -> Double {
    let weights =
      [1] + (consistency.map { [$0.settings.weight] } ?? [])
      + (measured.map { [$0.consistency.settings.weight] } ?? [])
    return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// What is minimised: both parts.
  private func whole(
    _ parts: (loss: Tensor, inconsistency: Tensor?)
  ) throws(TensorError) -> Tensor {
    guard let consistency, let inconsistency = parts.inconsistency else { return parts.loss }
    return try parts.loss + inconsistency * consistency.settings.weight
  }

  private func parts(
    _ clean: [Float], _ attributes: [[Double]], dropping: Double, opening: Double,
    draws: inout Draws
  ) throws(TensorError) -> (loss: Tensor, inconsistency: Tensor?) {
    let count = attributes.count
    let size = clean.count / count
    let ε = draws.normals(clean.count)
    var noisy = clean
    var target = clean
    var steps: [Int] = []
    var mask: [Float] = []
    for sample in 0..<count {
      let position = (Double(sample) + draws.uniform()) / Double(count)
      let step = min(Int(position * Double(schedule.count)), schedule.count - 1)
      let (α, σ) = (Float(schedule.signal[step]), Float(schedule.noise[step]))
      for number in sample * size..<(sample + 1) * size {
        noisy[number] = α * clean[number] + σ * ε[number]
        target[number] = denoiser.parametrisation.target(
          clean: clean[number], noise: ε[number], signal: α, deviation: σ)
      }
      steps.append(step)
      mask += knownConditions(dropping: dropping, opening: opening, &draws)
    }
    let asked = try latents.targets(attributes, conditions)
    let shown = KnownAttributes(
      values: asked.values, known: try asked.known * latents.rows(mask, of: conditions.count))
    let mixed = try latents.tensor(noisy, count: count)
    let output = try denoiser(
      mixed, steps: steps, conditions: shown.values, known: shown.known)
    return (
      try output.mseLoss(latents.tensor(target, count: count)),
      try inconsistency(mixed, output, steps: steps, conditions: shown)
    )
  }

  private func inconsistency(
    _ noisy: Tensor, _ output: Tensor, steps: [Int], conditions: KnownAttributes
  ) throws(TensorError) -> Tensor? {
    guard let consistency else { return nil }
    let deviations = steps.map { schedule.noise[$0] }
    let clean = try denoiser.parametrisation.clean(
      noisy, output, signal: latents.perSample(steps.map { schedule.signal[$0] }),
      deviation: latents.perSample(deviations))
    return try consistency.loss(clean: clean, deviations: deviations, conditions: conditions)
  }

  /// 1 for each condition that a sample is shown, 0 for each that it is not: none with probability
  /// `dropping`, otherwise a random part with probability `opening`, otherwise all.
  ///
  /// Of a part, the number of conditions is drawn first, so that few and many are as likely.
  private func knownConditions(
    dropping: Double, opening: Double, _ draws: inout Draws
  ) -> [Float] {
    let all = [Float](repeating: 1, count: conditions.count)
    if draws.uniform() < dropping { return all.map { _ in 0 } }
    guard opening > 0, draws.uniform() < opening else { return all }
    let share = draws.uniform()
    return all.map { _ in draws.uniform() < share ? 0 : 1 }
  }
}
