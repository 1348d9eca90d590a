import Foundation
package import Tensors

/// A way from pure noise to a clean latent: a pure function of a denoiser.
package protocol Sampler: Sendable {
  /// - Parameters:
  ///   - noise: Standard normal, first dimension one sample each.
  ///   - denoiser: The model.
  ///   - schedule: The noise schedule that the model was trained with.
  ///   - fresh: Standard normal noise of the same shape for the sampler's own n-th step, n ≥ 1.
  ///     Only a sampler that adds noise asks for it.
  func sample(
    from noise: Tensor, denoiser: any Denoiser, schedule: NoiseSchedule,
    fresh: (Int) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor
}

/// DDIM without noise: the probability flow followed step by step, of first order.
///
/// - Source: Song, Meng and Ermon 2021, eq. 12 with σ = 0.
package struct ImplicitSampler: Sampler {
  package let steps: Int
  package init(steps: Int) { self.steps = steps }

  package func sample(
    from noise: Tensor, denoiser: any Denoiser, schedule: NoiseSchedule,
    fresh: (Int) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let descent = schedule.descent(steps)
    var state = noise
    for (index, step) in descent.enumerated() {
      let clean = try denoiser.clean(state, at: step)
      guard index + 1 < descent.count else { return clean }
      let next = descent[index + 1]
      let ratio = schedule.noise[next] / schedule.noise[step]
      state = try state * ratio + clean * (schedule.signal[next] - ratio * schedule.signal[step])
    }
    return state
  }
}

/// Ancestral sampling, DDPM's own: each step draws from the posterior of the forward process.
///
/// With fewer steps than the schedule has, a step spans several of the schedule's.
///
/// - Source: Ho, Jain and Abbeel 2020, eqs. 6 and 7.
package struct AncestralSampler: Sampler {
  package let steps: Int
  package init(steps: Int) { self.steps = steps }

  package func sample(
    from noise: Tensor, denoiser: any Denoiser, schedule: NoiseSchedule,
    fresh: (Int) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let descent = schedule.descent(steps)
    var state = noise
    for (index, step) in descent.enumerated() {
      let clean = try denoiser.clean(state, at: step)
      guard index + 1 < descent.count else { return clean }
      let next = descent[index + 1]
      let kept = schedule.signal[step] / schedule.signal[next]
      let total = schedule.noise[step] * schedule.noise[step]
      let earlier = schedule.noise[next] * schedule.noise[next]
      let added = 1 - kept * kept
      let mean =
        try state * (kept * earlier / total) + clean * (schedule.signal[next] * added / total)
      state = try mean + fresh(index + 1) * (added * earlier / total).squareRoot()
    }
    return state
  }
}

/// The probability flow by a two-step method of second order in log(α/σ).
///
/// - Source: Lu et al. 2022, "DPM-Solver++", algorithm 2.
package struct MultistepSampler: Sampler {
  package let steps: Int
  package init(steps: Int) { self.steps = steps }

  package func sample(
    from noise: Tensor, denoiser: any Denoiser, schedule: NoiseSchedule,
    fresh: (Int) throws(TensorError) -> Tensor
  ) throws(TensorError) -> Tensor {
    let descent = schedule.descent(steps)
    var state = noise
    var before: (clean: Tensor, width: Double)?
    for (index, step) in descent.enumerated() {
      let clean = try denoiser.clean(state, at: step)
      guard index + 1 < descent.count else { return clean }
      let next = descent[index + 1]
      let width = schedule.logRatio(next) - schedule.logRatio(step)
      var expected = clean
      if let before {
        let lean = width / (2 * before.width)
        expected = try clean * (1 + lean) - before.clean * lean
      }
      let ratio = schedule.noise[next] / schedule.noise[step]
      state = try state * ratio - expected * (schedule.signal[next] * expm1(-width))
      before = (clean, width)
    }
    return state
  }
}
