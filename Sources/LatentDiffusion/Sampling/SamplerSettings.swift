import Support

/// Which sampler, how many steps, how much guidance, and what is done to meet the request.
package struct SamplerSettings: Codable, Sendable, Equatable {
  package enum Method: String, Codable, Sendable, CaseIterable {
    /// Deterministic, first order.
    case ddim
    /// Adds noise at each step, as the forward process does.
    case ddpm
    /// Deterministic, second order.
    case dpmSolver2M = "dpm-solver++"
  }

  package var method: Method
  package var steps: Int
  /// 1 is none; 0 leaves the condition out.
  package var guidance: Double
  /// Steering by the predictor; nil for none.
  package var steering: Steering?
  /// How often at most a finished sample is decoded, measured on its voxels and moved by what it
  /// missed; 0 takes the first.
  package var corrections: Int
  /// Standard deviations of the training set: a sample that misses by less in every condition is
  /// corrected no further.
  package var closeEnough: Double
  /// How often at most a sample that is not close enough after all its corrections is drawn anew, from
  /// other noise of its own; the closest is kept.
  package var redraws: Int

  package static let usualCloseEnough = 0.03
  package static let mostCorrections = 20
  package static let mostRedraws = 20

  package init(
    method: Method = .ddim, steps: Int = 25, guidance: Double = 1, steering: Steering? = nil,
    corrections: Int = 0, closeEnough: Double = usualCloseEnough, redraws: Int = 0
  ) {
    self.method = method
    self.steps = steps
    self.guidance = guidance
    self.steering = steering
    self.corrections = corrections
    self.closeEnough = closeEnough
    self.redraws = redraws
  }

  enum CodingKeys: String, CodingKey {
    case method, steps, guidance, steering, corrections, closeEnough, redraws
  }

  /// Cards of before there were corrections or redraws name none.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    method = try values.decode(Method.self, forKey: .method)
    steps = try values.decode(Int.self, forKey: .steps)
    guidance = try values.decode(Double.self, forKey: .guidance)
    steering = try values.decodeIfPresent(Steering.self, forKey: .steering)
    corrections = try values.decodeIfPresent(Int.self, forKey: .corrections) ?? 0
    closeEnough =
      try values.decodeIfPresent(Double.self, forKey: .closeEnough) ?? Self.usualCloseEnough
    redraws = try values.decodeIfPresent(Int.self, forKey: .redraws) ?? 0
  }

  package var sampler: any Sampler {
    switch method {
    case .ddim: ImplicitSampler(steps: steps)
    case .ddpm: AncestralSampler(steps: steps)
    case .dpmSolver2M: MultistepSampler(steps: steps)
    }
  }

  func check(scheduleSteps: Int) throws(LatentDiffusionError) {
    guard (1...scheduleSteps).contains(steps) else {
      throw .samplerSteps(found: steps, allowed: 1...scheduleSteps)
    }
    guard Limits.guidance.contains(guidance) else { throw .guidance(found: "\(guidance)") }
    guard (0...Self.mostCorrections).contains(corrections) else {
      throw .corrections(found: corrections, allowed: 0...Self.mostCorrections)
    }
    guard Limits.closeEnough.contains(closeEnough) else {
      throw .closeEnough(found: "\(closeEnough)")
    }
    guard (0...Self.mostRedraws).contains(redraws) else {
      throw .redraws(found: redraws, allowed: 0...Self.mostRedraws)
    }
    if let steering, !steering.isSound {
      throw .steering(found: "\(steering.moves) moves below a noise of \(steering.below)")
    }
  }
}
