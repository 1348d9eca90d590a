import Tensors

/// Lessons of a denoiser in requests that are near a film, but not its own conditions.
///
/// See ``MeasuredConsistency``, whose loss they give.
struct ShiftedRequests {
  let denoiser: any NoiseEstimating
  let schedule: NoiseSchedule
  let latents: LatentLessons
  let conditions: [String]
  let consistency: MeasuredConsistency

  init(
    _ denoiser: any NoiseEstimating, schedule: NoiseSchedule, lessons: LatentLessons,
    conditions: [String], consistency: MeasuredConsistency
  ) {
    self.denoiser = denoiser
    self.schedule = schedule
    latents = lessons
    self.conditions = conditions
    self.consistency = consistency
  }

  /// The loss of the first latents of a batch, not yet weighted.
  func loss(_ batch: LatentBatch, at step: Int) throws(TensorError) -> Tensor {
    var draws = latents.shiftedDraws(at: step)
    return try loss(
      batch.values, batch.attributes, count: consistency.settings.samples, draws: &draws)
  }

  /// The same of held-out latents, always with the same noise and requests.
  func validate() throws(TensorError) -> Double {
    var draws = latents.shiftedDraws(at: -1)
    let (values, attributes) = latents.heldOut
    return try loss(values, attributes, count: Self.heldOut, draws: &draws).item()
  }

  private static let heldOut = 64

  private func loss(
    _ values: [Float], _ attributes: [[Double]], count wanted: Int, draws: inout Draws
  ) throws(TensorError) -> Tensor {
    let count = min(wanted, attributes.count)
    let size = values.count / attributes.count
    let clean = try latents.tensor(Array(values[..<(count * size)]), count: count)
    let noise = try latents.tensor(draws.normals(count * size), count: count)
    let steps = noiseSteps(count, &draws)
    let signal = try latents.perSample(steps.map { schedule.signal[$0] })
    let deviation = try latents.perSample(steps.map { schedule.noise[$0] })
    let own = try latents.targets(Array(attributes[..<count]), conditions)
    let shifts = shifts(count, &draws)
    let noisy = try clean * signal + noise * deviation
    let output = try denoiser(
      noisy, steps: steps, conditions: own.values + latents.rows(shifts, of: conditions.count),
      known: own.known)
    return try consistency.loss(
      expected: denoiser.parametrisation.clean(
        noisy, output, signal: signal, deviation: deviation),
      clean: clean, shifts: read(latents.rows(shifts, of: conditions.count)), known: read(own.known)
    )
  }

  /// Steps of the schedule with little enough noise, spread evenly.
  private func noiseSteps(_ count: Int, _ draws: inout Draws) -> [Int] {
    let allowed = max(schedule.noise.prefix { $0 <= consistency.settings.below }.count, 1)
    return (0..<count).map { sample in
      let position = (Double(sample) + draws.uniform()) / Double(count)
      return min(Int(position * Double(allowed)), allowed - 1)
    }
  }

  /// δ by condition, 0 for those that are not read; one sample after another.
  private func shifts(_ count: Int, _ draws: inout Draws) -> [Float] {
    var shifts = draws.normals(count * conditions.count)
    for index in shifts.indices {
      let isRead = consistency.columns.contains(index % conditions.count)
      shifts[index] *= isRead ? Float(consistency.settings.shift) : 0
    }
    return shifts
  }

  /// The columns of `matrix`, [N, conditions], that are read.
  private func read(_ matrix: Tensor) throws(TensorError) -> Tensor {
    var columns: [Tensor] = []
    for column in consistency.columns {
      columns.append(try matrix.narrow(1, start: column, length: 1))
    }
    return try Tensor.cat(columns, dim: 1)
  }
}
