/// Which sampler, how many steps, how much guidance.
public struct SamplerSettings: Codable, Sendable, Equatable {
  public enum Method: String, Codable, Sendable, CaseIterable {
    /// Deterministic, first order.
    case ddim
    /// Adds noise at each step, as the forward process does.
    case ddpm
    /// Deterministic, second order.
    case dpmSolver2M = "dpm-solver++"
  }

  public var method: Method
  public var steps: Int
  /// 1 is none; 0 leaves the condition out.
  public var guidance: Double
  /// Steering by the predictor; nil for none.
  public var steering: Steering?

  public init(
    method: Method = .ddim, steps: Int = 25, guidance: Double = 1, steering: Steering? = nil
  ) {
    self.method = method
    self.steps = steps
    self.guidance = guidance
    self.steering = steering
  }

  public var sampler: any Sampler {
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
    guard guidance.isFinite, guidance >= 0 else { throw .guidance(found: "\(guidance)") }
    if let steering, !steering.isSound {
      throw .steering(found: "\(steering.moves) moves below a noise of \(steering.below)")
    }
  }
}
